import { sql } from 'kysely';
import { type AccountAggregate, bareAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import type { Clock } from '../app/clock.ts';
import { appendAudit } from '../store/audit.ts';
import { loadAggregate, lockAccount } from '../store/load-aggregate.ts';
import type { Trx } from '../store/store.ts';
import { writeFeed } from '../store/write-feed.ts';
import { boundAccount } from './bound-account.ts';
import { type AccountPlan, planAccount } from './import-account.ts';
import { type LedgerContext, ledgerId, newAccount } from './ledger-documents.ts';
import type { LedgerRow } from './read-row.ts';
import type { SkippedRow, SkipReason } from './skip-reason.ts';

/** What became of the rows of an account. */
export type WrittenAccount = {
  readonly plan: Omit<AccountPlan, 'writes' | 'clipped' | 'settled'>;
  readonly skipped: readonly SkippedRow[];
};

/** Who imports, and the time, for the trail. */
export type ImportAuthor = { readonly clock: Clock; readonly actorId: string };

/** Writes the rows of one account, in a transaction of the whole tenant. */
export async function writeAccount(
  trx: Trx,
  context: LedgerContext,
  rows: readonly LedgerRow[],
  author: ImportAuthor,
): Promise<WrittenAccount> {
  const [first] = rows;
  if (first === undefined) throw new RangeError('an account without rows');
  const accountId = ledgerId(context, 'account', first.customerKey);
  await lockLedgerAccount(trx, context, accountId);
  const stored = await loadStored(trx, context, accountId);
  const foreign = await findForeign(trx, context, accountId, rows);
  const [own, unknown] = byPolicy(
    context,
    rows.filter((row) => !foreign.has(row)),
  );
  const aggregate = stored ?? bareAggregate(newAccount(context, first));
  const { fitting, excess } = boundAccount(context, aggregate, own);
  const skipped = [
    ...skippedFor('NUMBER_OF_OTHER_ACCOUNT', foreign),
    ...skippedFor('DUNNING_POLICY_UNKNOWN', unknown),
    ...skippedFor('ACCOUNT_SUM_TOO_LARGE', excess),
  ];
  if (fitting.length === 0) return { plan: nothing, skipped };
  const plan = planAccount(context, aggregate, fitting, stored === undefined);
  await writeFeed(trx, { tenantId: context.tenantId, userId: 'ledger-import' }, plan.writes);
  await auditClipped(trx, context, author, plan.clipped);
  await auditSettled(trx, context, author, plan.settled);
  return { plan, skipped };
}

/** One row for each application of a person that the ledger took something of. */
async function auditClipped(
  trx: Trx,
  { tenantId }: LedgerContext,
  { clock, actorId }: ImportAuthor,
  clipped: AccountPlan['clipped'],
): Promise<void> {
  for (const { paymentId, ...detail } of clipped) {
    await appendAudit(trx, {
      ...{ tenantId, at: clock(), actorId, deviceId: 'server' },
      action: 'payment.application-clipped',
      subject: paymentId,
      detail,
    });
  }
}

/** D4: one row for each request that a credit note of the ledger settled, with the case that it closed. */
async function auditSettled(
  trx: Trx,
  { tenantId }: LedgerContext,
  { clock, actorId }: ImportAuthor,
  settled: AccountPlan['settled'],
): Promise<void> {
  for (const { booked, request, dispute } of settled) {
    await appendAudit(trx, {
      ...{ tenantId, at: clock(), actorId, deviceId: 'server' },
      action: 'request.settled-by-ledger',
      subject: request.id,
      detail: { documentId: booked.id, disputeId: dispute?.id ?? null },
    });
  }
}

/** G1: the rows that can be taken over, and those that name a dunning policy which the organisation does not have. */
function byPolicy(
  { dunningPolicies }: LedgerContext,
  rows: readonly LedgerRow[],
): readonly [known: readonly LedgerRow[], unknown: readonly LedgerRow[]] {
  const isKnown = ({ dunningPolicy }: LedgerRow) =>
    dunningPolicy === '' || dunningPolicies.has(dunningPolicy);
  return [rows.filter(isKnown), rows.filter((row) => !isKnown(row))];
}

const nothing = { newCount: 0, updatedCount: 0, unchangedCount: 0 };

/** Says that no row of an account was written, and why. */
export function unwritten(reason: SkipReason, rows: readonly LedgerRow[]): WrittenAccount {
  return { plan: nothing, skipped: skippedFor(reason, rows) };
}

function skippedFor(reason: SkipReason, rows: Iterable<LedgerRow>): readonly SkippedRow[] {
  return Array.from(rows, ({ line, raw }) => ({ line, raw, reason }));
}

/** An account that is still to come has no row to lock: of two imports at once, the second waits and then finds it. */
async function lockLedgerAccount(trx: Trx, { tenantId }: LedgerContext, accountId: string): Promise<void> {
  const name = `ledger/${tenantId}/${accountId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}

async function loadStored(
  trx: Trx,
  { tenantId }: LedgerContext,
  accountId: string,
): Promise<AccountAggregate | undefined> {
  const account = await lockAccount(trx, tenantId, accountId);
  return account === undefined ? undefined : loadAggregate(trx, tenantId, account);
}

const ledgerTables = ['invoice', 'payment', 'dispute'] as const;
const rowsPerQuery = 5000;

/** Rows whose invoice, payment or dispute another customer has already. */
async function findForeign(
  trx: Trx,
  context: LedgerContext,
  accountId: string,
  rows: readonly LedgerRow[],
): Promise<ReadonlySet<LedgerRow>> {
  const foreign = new Set<LedgerRow>();
  for (let start = 0; start < rows.length; start += rowsPerQuery) {
    const part = rows.slice(start, start + rowsPerQuery);
    for (const table of ledgerTables) {
      const byId = new Map(part.map((row) => [ledgerId(context, table, row.number), row]));
      const taken = await trx
        .selectFrom(table)
        .select('id')
        .where('tenant_id', '=', context.tenantId)
        .where(sql<boolean>`id = any (${[...byId.keys()]}::text[])`)
        .where('account_id', '!=', accountId)
        .execute();
      for (const { id } of taken) {
        const row = byId.get(id);
        if (row !== undefined) foreign.add(row);
      }
    }
  }
  return foreign;
}
