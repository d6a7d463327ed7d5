import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { businessDateAt, instant } from '../../src-shared/domain/calendar/business-date.ts';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { defaultDataFolder } from '../app/default-data-folder.ts';
import { readOperatorFile } from '../app/operator-file.ts';
import { StartFailure } from '../app/start-failure.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { openStore } from '../store/open-store.ts';
import { findFirstTenant } from '../store/tenant-transaction.ts';
import { type LedgerMapping, ledgerMappingSchema } from './column-mapping.ts';
import { type ImportReport, writeLedger } from './import-ledger.ts';
import { maxLedgerBytes, maxMappingBytes } from './ledger-limits.ts';
import type { ImportArguments } from './parse-arguments.ts';
import { readBoundedFile } from './read-bounded-file.ts';
import { readLedger } from './read-ledger.ts';
import { skipReport } from './skip-report.ts';
import { isLive, uploadLedger } from './upload-ledger.ts';

/** Imports a file as the command line says: through the running server, else straight into its store. */
export async function runImport(given: ImportArguments): Promise<Result<ImportReport>> {
  const mapping = await readMapping(given.mapping);
  if (!mapping.ok) return mapping;
  const bytes = await readLedgerFile(given.file);
  if (!bytes.ok) return bytes;
  const folder = join(given.data ?? defaultDataFolder(), 'server');
  const server = await readOperatorFile(folder);
  const done =
    server !== undefined && (await isLive(server))
      ? await uploadLedger(server, bytes.value, queryOf(given, mapping.value))
      : await importDirectly(folder, bytes.value, given, mapping.value);
  if (done.ok) await writeFile(given.report, skipReport(done.value.skipped));
  return done;
}

async function readLedgerFile(path: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const bytes = await readBoundedFile(path, maxLedgerBytes);
  return bytes === undefined ? fail('FILE_TOO_LARGE') : succeed(bytes);
}

async function readMapping(path: string | undefined): Promise<Result<LedgerMapping | undefined>> {
  if (path === undefined) return succeed(undefined);
  const bytes = await readBoundedFile(path, maxMappingBytes);
  if (bytes === undefined) throw new StartFailure(`${path} is too large for a mapping.`);
  const parsed = ledgerMappingSchema.safeParse(parseJson(new TextDecoder().decode(bytes)));
  if (parsed.success) return succeed(parsed.data);
  const issue = parsed.error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  return fail('MAPPING_INVALID', { problem: (unknown ?? issue?.path.join('.') ?? '').slice(0, 80) });
}

/** Undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function queryOf(
  { asOf, currency, dateOrder, decimalMark, collector }: ImportArguments,
  mapping?: LedgerMapping,
) {
  const mappingText = mapping === undefined ? undefined : JSON.stringify(mapping);
  return { asOf, currency, dateOrder, decimalMark, collector, mapping: mappingText };
}

async function importDirectly(
  folder: string,
  bytes: Uint8Array,
  given: ImportArguments,
  mapping: LedgerMapping | undefined,
): Promise<Result<ImportReport>> {
  const { asOf, currency, dateOrder, decimalMark, collector } = given;
  const how = { asOf, currency, dateOrder, decimalMark, collector, mapping };
  // Read before the store is opened: a file that is no ledger must not leave an empty store behind.
  const ledger = readLedger(bytes, how);
  if (!ledger.ok) return ledger;
  const store = await openStore({ databaseUrl: undefined, dataFolder: folder });
  const clock = (): Date => new Date();
  try {
    const today = businessDateAt(instant(clock().toISOString()), 'UTC');
    await seedDemo(store, { kind: 'users', today, clock, dataFolder: folder });
    const tenantId = await findFirstTenant(store.db);
    if (tenantId === undefined) throw new Error('a store that was just filled has no tenant');
    return await writeLedger(store, ledger.value, { ...how, tenantId, actorId: 'operator', clock });
  } finally {
    await store.close();
  }
}
