import { type RawBuilder, sql } from 'kysely';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import type { Checkpoint, PullRequest } from '../../src-shared/protocol/sync-api.ts';
import { tableOfCollection } from './database-schema.ts';
import { everyAccountScope, type Scope, scopeKindOf } from './scope.ts';
import type { Db, Trx } from './store.ts';
import { type Entered, inScopeSnapshot, inTenant } from './tenant-transaction.ts';

/** A page as JSON: what the contract's `pullReplySchema` says, and how many documents and tombstones are in it. */
export type FeedPage = {
  readonly json: string;
  readonly documents: number;
  /** The workstation has seen positions that this store has not reached: the store is older than it was. */
  readonly isSetBack: boolean;
};

/** Bytes of documents after which a page ends: it has one more document at most, and one in any case. */
const maxPageBytes = 8_000_000;

/**
 * One page of a collection in the user's scope, in order of position. It ends at the limit of the request, or sooner
 * where its documents are large. A checkpoint of another incarnation or scope
 * version starts over from the beginning. Documents go from the database to the wire as the text that they are: to parse
 * thousands of them and to write them again would cost several times what reading them does.
 */
export async function readFeed(
  db: Db,
  scope: Scope,
  request: PullRequest,
  maxBytes = maxPageBytes,
): Promise<FeedPage> {
  const { collection, limit } = request;
  return inScopeSnapshot(db, scope, async (trx, entered) => {
    const since = positionOf(request, entered);
    const query = pageQuery(scope.tenantId, entered.scopes, {
      ...{ collection, since },
      // One more tells whether anything is left.
      limit: limit + 1,
      // However many of this size there are, they are no more than a page.
      mostBytes: Math.floor(maxBytes / limit),
    });
    const rows = query === undefined ? [] : (await query.execute(trx)).rows;
    const length = lengthOfPage(rows, { limit, maxBytes });
    const page = latestOfEach(length === rows.length ? rows : rows.slice(0, length));
    const large = await readLarge(trx, { tenantId: scope.tenantId, collection }, page);
    const upToDate = length === rows.length;
    const seq = upToDate ? entered.seq : Number(rows[length - 1]?.seq ?? entered.seq);
    return { ...pageOf(page, large, { entered, seq, upToDate }), isSetBack: isSetBack(request, entered) };
  });
}

type PageEnd = { readonly limit: number; readonly maxBytes: number };
type PagePlace = { readonly entered: Entered; readonly seq: number; readonly upToDate: boolean };

function pageOf(
  page: readonly PageRow[],
  large: ReadonlyMap<string, string>,
  { entered, seq, upToDate }: PagePlace,
): Omit<FeedPage, 'isSetBack'> {
  const { incarnation, scopeVersion } = entered;
  const checkpoint: Checkpoint = { incarnation, scopeVersion, seq };
  const documents = page.map((row) => documentText(row, row.doc ?? large.get(row.id)));
  return {
    json: `{"documents":[${documents.join(',')}],"checkpoint":${JSON.stringify(checkpoint)},"upToDate":${upToDate}}`,
    documents: documents.length,
  };
}

/** The stored JSON, by id, of the documents of a page that are too large to be read before it is known where it ends. */
async function readLarge(
  trx: Trx,
  { tenantId, collection }: { readonly tenantId: string; readonly collection: CollectionName },
  page: readonly PageRow[],
): Promise<ReadonlyMap<string, string>> {
  const ids = page.filter(({ deleted, doc }) => !deleted && doc === null).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; doc: string }>`
    select id, doc::text as doc from ${sql.table(tableOfCollection[collection])}
    where tenant_id = ${tenantId} and id = any (${ids}::text[])
  `.execute(trx);
  return new Map(rows.map(({ id, doc }) => [id, doc]));
}

/** How many rows are on the page: those up to the limit, or to the first with which it is large enough. */
function lengthOfPage(rows: readonly PageRow[], { limit, maxBytes }: PageEnd): number {
  let bytes = 0;
  const last = rows.findIndex((row, index) => {
    bytes += row.bytes ?? row.doc?.length ?? 0;
    return bytes >= maxBytes || index + 1 === limit;
  });
  return last === -1 ? rows.length : last + 1;
}

/** A tombstone carries nothing of the document: whoever gets it may have lost the right to read it. */
function documentText({ seq, id, account_id: accountId, deleted }: PageRow, doc: string | undefined): string {
  if (deleted) return JSON.stringify({ id, accountId, seq: Number(seq), _deleted: true });
  if (doc === undefined) throw new Error('a document of a page was not read');
  // Behind what is stored, so that nothing stored could stand for the position. A document is never empty: it has an id.
  return `${doc.slice(0, -1)},"seq":${Number(seq)},"_deleted":false}`;
}

/** The position of the tenant's newest change. */
export async function readFeedPosition(db: Db, tenantId: string): Promise<number> {
  const row = await inTenant(db, tenantId, (trx) =>
    trx.selectFrom('tenant').select('feed_seq').where('id', '=', tenantId).executeTakeFirstOrThrow(),
  );
  return Number(row.feed_seq);
}

function isSetBack({ checkpoint }: PullRequest, entered: Entered): boolean {
  return checkpoint?.incarnation === entered.incarnation && checkpoint.seq > entered.seq;
}

function positionOf({ checkpoint }: PullRequest, entered: Entered): number {
  if (checkpoint === null || checkpoint.incarnation !== entered.incarnation) return 0;
  if (checkpoint.scopeVersion !== entered.scopeVersion) return 0;
  return checkpoint.seq > entered.seq ? 0 : checkpoint.seq;
}

type Page = {
  readonly collection: CollectionName;
  readonly since: number;
  /** Rows that are read at most. */
  readonly limit: number;
  /** Documents up to this size are read with their rows. */
  readonly mostBytes: number;
};

/**
 * Of several rows of one document the last: one that went from a scope that the user sees to another has a tombstone
 * before it, which is only for those who do not see it any more.
 */
function latestOfEach(page: readonly PageRow[]): readonly PageRow[] {
  const last = new Map(page.map((row) => [row.id, row]));
  return last.size === page.length ? page : page.filter((row) => last.get(row.id) === row);
}

type PageRow = {
  readonly seq: number;
  readonly id: string;
  readonly account_id: string;
  readonly deleted: boolean;
  /** The stored JSON of an object; null for a departure, and for a large document, which is read when it is on the page. */
  readonly doc: string | null;
  /** The size of a large document. */
  readonly bytes: number | null;
};

/** From here on, one pass over the tenant's feed is cheaper than a probe per scope, and sooner planned. */
const maxBranches = 64;

/**
 * The query of a page; `undefined` where the user sees no scope of this kind. Each scope is a branch that the database
 * reads in order of position from an index; it merges the branches and stops at the limit, so that a page costs what
 * is on it. Whoever sees every account scope reads the tenant's feed. Of a large document it
 * gives the size alone.
 */
export function pageQuery(
  tenantId: string,
  scopes: readonly string[],
  { collection, since, limit, mostBytes }: Page,
): RawBuilder<PageRow> | undefined {
  const kind = scopeKindOf(collection);
  const table = sql.table(tableOfCollection[collection]);
  const end = sql`order by seq limit ${limit}`;
  const documents = (filter: RawBuilder<unknown>) => sql<PageRow>`(
    select d.seq, d.id, d.account_id, d.deleted,
      case when d.bytes > ${mostBytes} then d.bytes end as bytes,
      case when d.bytes <= ${mostBytes} then d.doc::text end as doc from ${table} d
    where d.tenant_id = ${tenantId} and ${filter} and d.seq > ${since} ${end})`;
  const departures = (filter: RawBuilder<unknown>) => sql<PageRow>`(
    select v.seq, v.id, v.account_id, true as deleted, null::integer as bytes, null as doc from departure v
    where v.tenant_id = ${tenantId} and ${filter} and v.collection = ${collection} and v.seq > ${since} ${end})`;
  if (kind === 'collector' && scopes.includes(everyAccountScope)) return documents(sql`true`);
  const seen = scopes.filter((scope) => scope === kind || scope.startsWith(`${kind}/`));
  const [first] = seen;
  if (first === undefined) return undefined;
  if (kind !== 'collector') return documents(sql`d.scope = ${first}`);
  const branches =
    seen.length > maxBranches
      ? [documents(sql`d.scope = any (${seen}::text[])`), departures(sql`v.scope = any (${seen}::text[])`)]
      : seen.flatMap((scope) => [documents(sql`d.scope = ${scope}`), departures(sql`v.scope = ${scope}`)]);
  return sql<PageRow>`${sql.join(branches, sql` union all `)} ${end}`;
}
