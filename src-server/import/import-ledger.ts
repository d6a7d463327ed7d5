import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { Clock } from '../app/clock.ts';
import { readOrganisation } from '../identity/session.ts';
import { appendAudit } from '../store/audit.ts';
import { headerOf, loadAggregate, lockAccount } from '../store/load-aggregate.ts';
import type { Store, Trx } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { writeFeed } from '../store/write-feed.ts';
import { boundAccount } from './bound-account.ts';
import type { NamedOrganisation } from './choose-organisation.ts';
import { findCollector, findTerritory } from './find-collector.ts';
import { type AccountPlan, planAccount } from './import-account.ts';
import { type LedgerContext, ledgerId, newAccount } from './ledger-documents.ts';
import type { DetectedFormat, LedgerReadOptions, ReadLedger } from './read-ledger.ts';
import { readLedgerApart } from './read-ledger-apart.ts';
import type { LedgerRow } from './read-row.ts';
import type { SkippedRow, SkipReason } from './skip-reason.ts';

export type ImportOptions = LedgerReadOptions & {
  readonly tenantId: string;
  /** Sign-in name of the collector of new accounts; without it the tenant's first collector. */
  readonly collector?: string | undefined;
  readonly clock: Clock;
  /** Who imports, for the audit trail. */
  readonly actorId: string;
};

export type ImportReport = {
  /** The organisation that it went into. */
  readonly organisation: NamedOrganisation;
  readonly detected: DetectedFormat;
  readonly counts: {
    readonly read: number;
    readonly new: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly skipped: number;
  };
  readonly skipped: readonly SkippedRow[];
};

/**
 * Takes a ledger file over into the store. It is read in a thread of its own; then one transaction per account, so that a crash leaves whole accounts, and
 * again from the start does the rest. Expected failures: those of reading it, and MAPPING_INVALID for a
 * collector that does not exist; then nothing is written.
 */
export async function importLedger(
  store: Store,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<Result<ImportReport>> {
  const ledger = await readLedgerApart(bytes, options);
  return ledger.ok ? writeLedger(store, ledger.value, options) : ledger;
}

/** As {@link importLedger}, for a file that has been read already. */
export async function writeLedger(
  store: Store,
  ledger: ReadLedger,
  options: ImportOptions,
): Promise<Result<ImportReport>> {
  const { tenantId } = options;
  const found = await inTenant(store.db, tenantId, (trx) => findContext(trx, options));
  if (found === undefined) return fail('MAPPING_INVALID', { field: 'collector' });
  const { context, organisation } = found;
  const { rows, repeatedCount, readCount, detected } = ledger;
  const skipped = [...ledger.skipped];
  const counts = { read: readCount, new: 0, updated: 0, unchanged: repeatedCount, skipped: 0 };
  for (const accountRows of Map.groupBy(rows, (row) => row.customerNumber).values()) {
    const done = await inTenant(store.db, tenantId, (trx) => importAccount(trx, context, accountRows));
    counts.new += done.plan.newCount;
    counts.updated += done.plan.updatedCount;
    counts.unchanged += done.plan.unchangedCount;
    for (const row of done.skipped) skipped.push(row);
    // The embedded database works in this thread: other requests get their turn between two accounts.
    await nextTurn();
  }
  counts.skipped = skipped.length;
  await inTenant(store.db, tenantId, (trx) => auditImport(trx, options, counts));
  return succeed({ organisation, detected, counts, skipped: skipped.sort((a, b) => a.line - b.line) });
}

/** What is the same for all rows; `undefined` where the collector does not exist. */
async function findContext(
  trx: Trx,
  options: ImportOptions,
): Promise<{ readonly context: LedgerContext; readonly organisation: NamedOrganisation } | undefined> {
  const { tenantId, asOf } = options;
  const collectorId = await findCollector(trx, tenantId, options.collector);
  if (collectorId === undefined) return undefined;
  const { id, name, timeZone } = await readOrganisation(trx, tenantId);
  const territory = await findTerritory(trx, tenantId, collectorId);
  const context = { tenantId, asOf, collectorId, territory, timeZone };
  return { context, organisation: { id, name } };
}

type ImportedAccount = { readonly plan: AccountPlan; readonly skipped: readonly SkippedRow[] };

const emptyPlan: AccountPlan = { writes: [], newCount: 0, updatedCount: 0, unchangedCount: 0 };

async function importAccount(
  trx: Trx,
  context: LedgerContext,
  rows: readonly LedgerRow[],
): Promise<ImportedAccount> {
  const [first] = rows;
  if (first === undefined) throw new RangeError('an account without rows');
  const accountId = ledgerId(context.tenantId, 'account', first.customerNumber);
  const foreign = await findForeign(trx, context, accountId, rows);
  const own = rows.filter((row) => !foreign.has(row));
  const stored = await loadStored(trx, context, accountId);
  const aggregate = stored ?? headerOf(newAccount(context, first));
  const { fitting, excess } = boundAccount(context.tenantId, aggregate, own);
  const skipped = [
    ...skippedFor('NUMBER_OF_OTHER_ACCOUNT', foreign),
    ...skippedFor('ACCOUNT_SUM_TOO_LARGE', excess),
  ];
  if (fitting.length === 0) return { plan: emptyPlan, skipped };
  const plan = planAccount(context, aggregate, fitting, stored === undefined);
  await writeFeed(trx, { tenantId: context.tenantId, userId: 'ledger-import' }, plan.writes);
  return { plan, skipped };
}

function skippedFor(reason: SkipReason, rows: Iterable<LedgerRow>): readonly SkippedRow[] {
  return Array.from(rows, ({ line, raw }) => ({ line, raw, reason }));
}

async function loadStored(
  trx: Trx,
  { tenantId }: LedgerContext,
  accountId: string,
): Promise<AccountAggregate | undefined> {
  const account = await lockAccount(trx, tenantId, accountId);
  return account === undefined ? undefined : loadAggregate(trx, tenantId, account);
}

/** Rows whose invoice number another customer has already. */
async function findForeign(
  trx: Trx,
  { tenantId }: LedgerContext,
  accountId: string,
  rows: readonly LedgerRow[],
): Promise<ReadonlySet<LedgerRow>> {
  const idOf = (row: LedgerRow): string => ledgerId(tenantId, 'invoice', row.number);
  const foreignIds = new Set<string>();
  const idsPerQuery = 5000;
  for (let start = 0; start < rows.length; start += idsPerQuery) {
    const taken = await trx
      .selectFrom('invoice')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', rows.slice(start, start + idsPerQuery).map(idOf))
      .where('account_id', '!=', accountId)
      .execute();
    for (const { id } of taken) foreignIds.add(id);
  }
  return new Set(rows.filter((row) => foreignIds.has(idOf(row))));
}

async function auditImport(trx: Trx, options: ImportOptions, counts: ImportReport['counts']): Promise<void> {
  await appendAudit(trx, {
    tenantId: options.tenantId,
    at: options.clock(),
    actorId: options.actorId,
    deviceId: 'server',
    action: 'ledger.imported',
    subject: options.asOf,
    detail: counts,
  });
}
