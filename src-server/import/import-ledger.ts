import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { termsReader } from '../../src-shared/domain/invoice/read-terms.ts';
import type { Clock } from '../app/clock.ts';
import { readOrganisation } from '../identity/session.ts';
import { appendAudit } from '../store/audit.ts';
import { readDunningPolicyNames } from '../store/read-dunning-policy-names.ts';
import { readTermsPolicy } from '../store/read-terms-policy.ts';
import type { Store, Trx } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import type { NamedOrganisation } from './choose-organisation.ts';
import { findCollector, findTerritory } from './find-collector.ts';
import type { LedgerContext } from './ledger-documents.ts';
import { maxUnknownTerms } from './ledger-limits.ts';
import type { DetectedFormat, LedgerReadOptions, ReadLedger } from './read-ledger.ts';
import { readLedgerApart } from './read-ledger-apart.ts';
import type { LedgerRow } from './read-row.ts';
import type { SkippedRow } from './skip-reason.ts';
import { unwritten, type WrittenAccount, writeAccount } from './write-account.ts';

export type ImportOptions = LedgerReadOptions & {
  readonly tenantId: string;
  /** Sign-in name of the collector of new accounts; without it the tenant's first collector. */
  readonly collector?: string | undefined;
  readonly clock: Clock;
  /** Who imports, for the audit trail. */
  readonly actorId: string;
  /** Told of what broke while an account was written. */
  readonly onBug: (error: unknown) => void;
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
  /** I4: terms of the file that nobody has given a meaning, the first of them. */
  readonly unknownTerms: readonly string[];
  readonly skipped: readonly SkippedRow[];
};

/**
 * Takes a ledger file over into the store. It is read in a thread of its own; then one transaction per account, so that
 * a crash leaves whole accounts, and again from the start does the rest. The audit trail says that it began and, unless
 * the process ends, how it ended. An account that cannot be written is reported, and its rows are skipped. Expected failures: those of reading it, and MAPPING_INVALID for a
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
  const written: Written = {
    counts: { read: readCount, new: 0, updated: 0, unchanged: repeatedCount, skipped: 0 },
    skipped: [...ledger.skipped],
  };
  await auditImport(store, options, 'ledger.import-begun', { read: readCount, rows: rows.length });
  try {
    await writeAccounts(store, context, rows, written, options);
  } catch (error) {
    await auditFailure(store, options, written, error);
    throw error;
  }
  const counts = countsOf(written);
  await auditImport(store, options, 'ledger.imported', counts);
  const skipped = written.skipped.toSorted((a, b) => a.line - b.line);
  return succeed({ organisation, detected, counts, unknownTerms: unknownTermsOf(rows, context), skipped });
}

function unknownTermsOf(rows: readonly LedgerRow[], { termsOf }: LedgerContext): readonly string[] {
  const unknown = new Set<string>();
  for (const { terms } of rows) {
    if (terms !== '' && termsOf(terms).terms === null) unknown.add(terms);
    if (unknown.size === maxUnknownTerms) break;
  }
  return [...unknown];
}

/** How far an import has come. */
type Written = {
  readonly counts: { -readonly [Name in keyof ImportReport['counts']]: number };
  readonly skipped: SkippedRow[];
};

function countsOf({ counts, skipped }: Written): ImportReport['counts'] {
  return { ...counts, skipped: skipped.length };
}

async function writeAccounts(
  store: Store,
  context: LedgerContext,
  rows: readonly LedgerRow[],
  { counts, skipped }: Written,
  options: ImportOptions,
): Promise<void> {
  for (const accountRows of Map.groupBy(rows, (row) => row.customerKey).values()) {
    const done = await writeAccountApart(store, context, accountRows, options);
    counts.new += done.plan.newCount;
    counts.updated += done.plan.updatedCount;
    counts.unchanged += done.plan.unchangedCount;
    for (const row of done.skipped) skipped.push(row);
    // The embedded database works in this thread: other requests get their turn between two accounts.
    await nextTurn();
  }
}

/** One account in a transaction of its own; where it breaks, its rows are skipped and the others go on. */
async function writeAccountApart(
  store: Store,
  context: LedgerContext,
  rows: readonly LedgerRow[],
  options: ImportOptions,
): Promise<WrittenAccount> {
  try {
    return await inTenant(store.db, context.tenantId, (trx) => writeAccount(trx, context, rows, options));
  } catch (error) {
    options.onBug(error);
    // Throws where the database itself is gone: then it is not about this account, and no other can be written.
    await sql`select 1`.execute(store.db);
    return unwritten('ACCOUNT_NOT_WRITTEN', rows);
  }
}

async function auditFailure(
  store: Store,
  options: ImportOptions,
  written: Written,
  cause: unknown,
): Promise<void> {
  try {
    await auditImport(store, options, 'ledger.import-failed', countsOf(written));
  } catch (error) {
    throw new AggregateError([cause, error], 'an import broke, and so did the trail of it');
  }
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
  const { ledger_secret: idSecret } = await trx
    .selectFrom('tenant')
    .select('ledger_secret')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const termsOf = termsReader(await readTermsPolicy(trx, tenantId));
  const dunningPolicies = await readDunningPolicyNames(trx, tenantId);
  const context = { tenantId, idSecret, asOf, collectorId, territory, timeZone, termsOf, dunningPolicies };
  return { context, organisation: { id, name } };
}

type ImportEvent = 'ledger.import-begun' | 'ledger.imported' | 'ledger.import-failed';

async function auditImport(
  store: Store,
  options: ImportOptions,
  action: ImportEvent,
  detail: Readonly<Record<string, number>>,
): Promise<void> {
  const { tenantId, clock, actorId, asOf } = options;
  await inTenant(store.db, tenantId, (trx) =>
    appendAudit(trx, { tenantId, at: clock(), actorId, deviceId: 'server', action, subject: asOf, detail }),
  );
}
