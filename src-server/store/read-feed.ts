import { type RawBuilder, sql } from 'kysely';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import type { Checkpoint, PullRequest } from '../../src-shared/protocol/sync-api.ts';
import { tableOfCollection } from './database-schema.ts';
import { everyAccountScope, type Scope, scopeKindOf } from './scope.ts';
import type { Db } from './store.ts';
import { type Entered, inScopeSnapshot, inTenant } from './tenant-transaction.ts';

/** A page as JSON: what the contract's `pullReplySchema` says, and how many documents and tombstones are in it. */
export type FeedPage = { readonly json: string; readonly documents: number };

/**
 * One page of a collection in the user's scope, in order of position. A checkpoint of another incarnation or scope
 * version starts over from the beginning. Documents go from the database to the wire as the text that they are: to parse
 * thousands of them and to write them again would cost several times what reading them does.
 */
export async function readFeed(db: Db, scope: Scope, request: PullRequest): Promise<FeedPage> {
  const { collection, limit } = request;
  return inScopeSnapshot(db, scope, async (trx, entered) => {
    const since = positionOf(request, entered);
    const query = pageQuery(scope.tenantId, entered.scopes, { collection, since, limit: limit + 1 });
    const rows = query === undefined ? [] : (await query.execute(trx)).rows;
    return pageOf(rows, limit, entered);
  });
}

function pageOf(rows: readonly PageRow[], limit: number, entered: Entered): FeedPage {
  const upToDate = rows.length <= limit;
  const page = upToDate ? rows : rows.slice(0, limit);
  const seq = upToDate ? entered.seq : Number(page.at(-1)?.seq ?? entered.seq);
  const checkpoint: Checkpoint = {
    incarnation: entered.incarnation,
    scopeVersion: entered.scopeVersion,
    seq,
  };
  const documents = latestOfEach(page).map(documentText);
  return {
    json: `{"documents":[${documents.join(',')}],"checkpoint":${JSON.stringify(checkpoint)},"upToDate":${upToDate}}`,
    documents: documents.length,
  };
}

/** A tombstone carries nothing of the document: whoever gets it may have lost the right to read it. */
function documentText({ seq, id, account_id: accountId, deleted, doc }: PageRow): string {
  if (deleted) return JSON.stringify({ id, accountId, seq: Number(seq), _deleted: true });
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

function positionOf({ checkpoint }: PullRequest, entered: Entered): number {
  if (checkpoint === null || checkpoint.incarnation !== entered.incarnation) return 0;
  if (checkpoint.scopeVersion !== entered.scopeVersion) return 0;
  return checkpoint.seq > entered.seq ? 0 : checkpoint.seq;
}

type Page = { readonly collection: CollectionName; readonly since: number; readonly limit: number };

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
  /** The stored JSON of an object; empty for a departure. */
  readonly doc: string;
};

/** From here on, one pass over the tenant's feed is cheaper than a probe per scope, and sooner planned. */
const maxBranches = 64;

/**
 * The query of a page; `undefined` where the user sees no scope of this kind. Each scope is a branch that the database
 * reads in order of position from an index; it merges the branches and stops at the limit, so that a page costs what
 * is on it. Whoever sees every account scope reads the tenant's feed.
 */
export function pageQuery(
  tenantId: string,
  scopes: readonly string[],
  { collection, since, limit }: Page,
): RawBuilder<PageRow> | undefined {
  const kind = scopeKindOf(collection);
  const table = sql.table(tableOfCollection[collection]);
  const end = sql`order by seq limit ${limit}`;
  const documents = (filter: RawBuilder<unknown>) => sql<PageRow>`(
    select d.seq, d.id, d.account_id, d.deleted, d.doc::text as doc from ${table} d
    where d.tenant_id = ${tenantId} and ${filter} and d.seq > ${since} ${end})`;
  const departures = (filter: RawBuilder<unknown>) => sql<PageRow>`(
    select v.seq, v.id, v.account_id, true as deleted, '' as doc from departure v
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
