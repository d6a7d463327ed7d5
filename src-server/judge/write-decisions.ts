import { type RawBuilder, sql } from 'kysely';
import { refused } from '../../src-shared/commands/command.ts';
import type { Outcome } from '../../src-shared/protocol/outcome.ts';
import { queueMails } from '../mail/queue-mails.ts';
import { type AuditEntry, chainAudit, insertAudit } from '../store/audit.ts';
import { accountCollections } from '../store/database-schema.ts';
import { type PlacedWrite, upsertDocuments } from '../store/document-rows.ts';
import { hintCall } from '../store/hints.ts';
import { moveScope } from '../store/move-scope.ts';
import { deviceScope } from '../store/scope.ts';
import { type Trx, WriteConflict } from '../store/store.ts';
import { lockTenantHead, type TenantHead } from '../store/tenant-head.ts';
import { registerScopes } from '../store/write-feed.ts';
import type { AccountMove } from './account-moves.ts';
import type { Verdict } from './apply-group.ts';
import type { IncomingCommand, JudgeContext, JudgeResult } from './judge-context.ts';
import type { LockedAccount } from './open-judgement.ts';
import { outcomeOf } from './outcome-of.ts';
import type { Seal } from './seal-judgement.ts';

/** What becomes of a command. */
export type Decision = { readonly command: IncomingCommand } & (
  | { readonly kind: 'judged'; readonly verdict: Exclude<Verdict, 'bug'> }
  /** Judged before, with the same body. */
  | { readonly kind: 'known'; readonly outcome: Outcome }
  | { readonly kind: 'tampered'; readonly isOwn: boolean; readonly knownHash: string }
  /** Of another user or another device. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'undecided' }
);

export type Bench = {
  readonly context: JudgeContext;
  readonly accounts: ReadonlyMap<string, LockedAccount>;
  readonly seal: Seal;
  /** Accounts that go to another scope with what belongs to them; the transaction sees the whole tenant then. */
  readonly moves: readonly AccountMove[];
};

/** What a group writes, in order. */
type Sheet = {
  readonly writes: PlacedWrite[];
  readonly judged: { readonly command: IncomingCommand; readonly outcome: Outcome }[];
  readonly audit: AuditEntry[];
  seq: number;
};

/**
 * Writes what decisions mean together: documents, outcomes, the commands as done, the audit rows and the ends of feed
 * and trail, in one statement. The tenant's row is locked from just before it until the transaction ends.
 */
export async function writeDecisions(
  trx: Trx,
  bench: Bench,
  decisions: readonly Decision[],
): Promise<readonly JudgeResult[]> {
  const writesNothing = decisions.every(({ kind }) => kind === 'known' || kind === 'undecided');
  if (writesNothing) return decisions.map((decision) => unwritten(decision));
  const head = await bench.seal.head();
  const seq = bench.moves.length === 0 ? head.seq : await moveAccounts(trx, bench);
  const sheet: Sheet = { writes: [], judged: [], audit: [], seq };
  const now = bench.context.clock();
  const results = decisions.map((decision) => enter(sheet, bench, decision, now));
  await writeSheet(trx, bench, head, sheet, now);
  return results;
}

/** Moves what belongs to accounts; answers where the feed ends then. */
async function moveAccounts(trx: Trx, { context, moves }: Bench): Promise<number> {
  const { tenantId } = context.session;
  await registerScopes(
    trx,
    tenantId,
    moves.map(({ document }) => document),
  );
  await moveScope(trx, tenantId, moves);
  return (await lockTenantHead(trx, tenantId)).seq;
}

function unwritten(decision: Decision): JudgeResult {
  const { id } = decision.command.envelope;
  return decision.kind === 'known'
    ? { id, outcome: decision.outcome, problem: null }
    : { id, outcome: null, problem: 'NOT_DECIDED' };
}

function enter(sheet: Sheet, bench: Bench, decision: Decision, now: Date): JudgeResult {
  const { command } = decision;
  const { envelope, bodyHash } = command;
  const { id } = envelope;
  const record = (action: string, detail: AuditEntry['detail']): void => {
    const { tenantId, actor, deviceId } = bench.context.session;
    sheet.audit.push({ tenantId, at: now, actorId: actor.userId, deviceId, action, subject: id, detail });
  };
  switch (decision.kind) {
    case 'judged':
      return { id, outcome: enterJudged(sheet, bench, decision, now, record), problem: null };
    case 'tampered':
      record('command.tampered', { bodyHash, knownHash: decision.knownHash });
      // Somebody else's id is as unusable as any other to the sender, who shall not learn that it exists.
      return { id, outcome: null, problem: decision.isOwn ? 'COMMAND_TAMPERED' : 'COMMAND_INVALID' };
    case 'foreign': {
      // Audited but not stored as the command's outcome: else a stranger who replays a command could spoil it for the
      // one who gave it.
      record('command.foreign', { bodyHash });
      return {
        id,
        outcome: { ...outcomeOf(envelope, refused('FORBIDDEN'), [], now), clockOffsetSeconds: null },
        problem: null,
      };
    }
    default:
      return unwritten(decision);
  }
}

type JudgedDecision = Extract<Decision, { readonly kind: 'judged' }>;

function enterJudged(
  sheet: Sheet,
  bench: Bench,
  { command, verdict }: JudgedDecision,
  now: Date,
  record: (action: string, detail: AuditEntry['detail']) => void,
): Outcome {
  const { envelope, bodyHash } = command;
  const move = bench.moves.find(({ accountId }) => accountId === envelope.accountId);
  const scope = move?.toScope ?? bench.accounts.get(envelope.accountId)?.scope;
  const written = (verdict.ok ? verdict.changes : []).map((change) => {
    if (scope === undefined) throw new Error('a command changed an account that is not there');
    sheet.seq += 1;
    sheet.writes.push({ ...change, seq: sheet.seq, scope });
    return { collection: change.collection, id: change.document.id, seq: sheet.seq };
  });
  sheet.seq += 1;
  const outcome = { ...outcomeOf(envelope, verdict, written, now), seq: sheet.seq };
  const device = deviceScope(envelope.deviceId, envelope.actorId);
  sheet.writes.push({ collection: 'outcomes', document: outcome, seq: sheet.seq, scope: device });
  sheet.judged.push({ command, outcome });
  record(`command.${outcome.status}`, {
    command: envelope.name,
    accountId: outcome.accountId,
    bodyHash,
    failures: outcome.failures.map(({ code }) => code),
    documents: outcome.documents,
  });
  return outcome;
}

async function writeSheet(
  trx: Trx,
  { context, moves }: Bench,
  head: TenantHead,
  sheet: Sheet,
  now: Date,
): Promise<void> {
  const { tenantId } = context.session;
  const chain = chainAudit(head, sheet.audit);
  // Of a document that several commands of the group wrote, the last version: a statement writes a row once.
  const latest = [
    ...new Map(sheet.writes.map((one) => [`${one.collection}/${one.document.id}`, one])).values(),
  ];
  const movedIds = moves.map(({ accountId }) => accountId);
  const parts: RawBuilder<unknown>[] = [...Map.groupBy(latest, (one) => one.collection)].map(
    ([collection, items]) =>
      sql`${sql.ref(collection)} as (${upsertDocuments(tenantId, collection, items, movedIds)})`,
  );
  const counts = [...new Set(latest.map((one) => one.collection))].map(
    (collection) => sql`(select count(*) from ${sql.table(collection)})`,
  );
  const mails = queueMails(tenantId, latest, now);
  if (mails !== undefined) parts.push(sql`mails as (${mails})`);
  parts.push(sql`commands as (${insertCommands(context, sheet, now)})`);
  parts.push(sql`audited as (${insertAudit(tenantId, chain.rows)})`);
  parts.push(sql`ended as (update tenant set feed_seq = ${sheet.seq}, audit_count = ${chain.count},
    audit_hash = ${chain.hash} where id = ${tenantId})`);
  const total = sql.join([sql`0`, ...counts], sql` + `);
  const hint = latest.length === 0 ? sql`select null` : hintOf(tenantId, sheet.seq, latest, moves);
  const { rows } = await sql<{ written: number }>`
    with ${sql.join(parts)} select (${total})::integer as written, (${hint}) as hint
  `.execute(trx);
  if (rows[0]?.written !== latest.length) throw new WriteConflict('a document belongs elsewhere');
}

function hintOf(
  tenantId: string,
  seq: number,
  writes: readonly PlacedWrite[],
  moves: Bench['moves'],
): RawBuilder<unknown> {
  const moved = moves.length > 0 ? accountCollections : [];
  const collections = [...new Set([...moved, ...writes.map((one) => one.collection)])];
  const scopes = [...new Set([...writes.map((one) => one.scope), ...moves.map((one) => one.fromScope)])];
  return hintCall({ tenantId, seq, collections, scopes });
}

function insertCommands({ session }: JudgeContext, sheet: Sheet, now: Date): RawBuilder<unknown> {
  const rows = sheet.judged.map(({ command, outcome }) => ({
    id: command.envelope.id,
    body_hash: command.bodyHash,
    account_id: command.envelope.accountId,
    outcome,
  }));
  return sql`insert into command
      (tenant_id, id, body_hash, account_id, user_id, device_id, received_at, outcome)
    select ${session.tenantId}, r.id, r.body_hash, r.account_id, ${session.actor.userId}, ${session.deviceId},
      ${now.toISOString()}::timestamptz, r.outcome
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id text, body_hash text, account_id text, outcome jsonb)`;
}
