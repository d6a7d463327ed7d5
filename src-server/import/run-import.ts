import { writeFile } from 'node:fs/promises';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { checkApplicationRole } from '../app/check-application-role.ts';
import { defaultDataFolder } from '../app/default-data-folder.ts';
import type { Environment } from '../app/environment-values.ts';
import { readOperatorFile } from '../app/operator-file.ts';
import type { StoreSettings } from '../app/read-environment.ts';
import { createServerLog } from '../app/server-log.ts';
import { StartFailure } from '../app/start-failure.ts';
import { parseJson } from '../client/call-server.ts';
import { inSession } from '../client/open-session.ts';
import { readOwnPassword } from '../client/own-password.ts';
import { openStore } from '../store/open-store.ts';
import { chooseOrganisation } from './choose-organisation.ts';
import { type LedgerMapping, ledgerMappingSchema } from './column-mapping.ts';
import { type ImportReport, writeLedger } from './import-ledger.ts';
import { findTarget } from './import-target.ts';
import { maxLedgerBytes, maxMappingBytes } from './ledger-limits.ts';
import type { ImportArguments } from './parse-arguments.ts';
import { readBoundedFile } from './read-bounded-file.ts';
import { readLedger } from './read-ledger.ts';
import { skipReport } from './skip-report.ts';
import { isLive, uploadLedger } from './upload-ledger.ts';

/** What an import needs of the program around it. */
export type ImportSurroundings = {
  readonly env: Environment;
  /** Takes lines for whoever imports: where it goes, before anything is written, and what broke. */
  readonly say: (line: string) => void;
};

/** Imports a file as the command line says: through a running server, else straight into its store. */
export async function runImport(
  given: ImportArguments,
  around: ImportSurroundings,
): Promise<Result<ImportReport>> {
  const mapping = await readMapping(given.mapping);
  if (!mapping.ok) return mapping;
  const bytes = await readLedgerFile(given.file);
  if (!bytes.ok) return bytes;
  const ledger = { bytes: bytes.value, mapping: mapping.value };
  const done =
    given.through === undefined
      ? await importHere(given, ledger, around)
      : await importThrough(given, given.through, ledger, around);
  if (done.ok) await writeFile(given.report, skipReport(done.value.skipped));
  return done;
}

type LedgerFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly mapping: LedgerMapping | undefined };

/** Through a server that is named, signed in as a person. */
async function importThrough(
  given: ImportArguments,
  { serverUrl, user }: NonNullable<ImportArguments['through']>,
  { bytes, mapping }: LedgerFile,
  { env, say }: ImportSurroundings,
): Promise<Result<ImportReport>> {
  say(`store: that of the server at ${serverUrl}`);
  const password = await readOwnPassword(given.passwordFile, env, `Password of ${user}: `);
  const signIn = {
    serverUrl,
    userName: user,
    password,
    dataFolder: defaultDataFolder(process.platform, env),
  };
  return inSession(signIn, ({ accessToken }) =>
    uploadLedger({ url: serverUrl, token: accessToken }, bytes, queryOf(given, mapping)),
  );
}

/** Into a store of this machine: through its server where one runs on its folder. */
async function importHere(
  given: ImportArguments,
  ledger: LedgerFile,
  { env, say }: ImportSurroundings,
): Promise<Result<ImportReport>> {
  const { store, words } = findTarget(given, env);
  say(`store: ${words}`);
  const server = store.dataFolder === undefined ? undefined : await readOperatorFile(store.dataFolder);
  if (server === undefined || !(await isLive(server))) return importDirectly(store, ledger, given, say);
  const at = { url: server.url, token: server.operatorToken };
  return uploadLedger(at, ledger.bytes, queryOf(given, ledger.mapping));
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

function queryOf(
  { asOf, currency, dateOrder, decimalMark, collector, organisation }: ImportArguments,
  mapping?: LedgerMapping,
) {
  const mappingText = mapping === undefined ? undefined : JSON.stringify(mapping);
  return { asOf, currency, dateOrder, decimalMark, collector, organisation, mapping: mappingText };
}

async function importDirectly(
  settings: StoreSettings,
  { bytes, mapping }: LedgerFile,
  given: ImportArguments,
  say: ImportSurroundings['say'],
): Promise<Result<ImportReport>> {
  const { asOf, currency, dateOrder, decimalMark, collector } = given;
  const how = { asOf, currency, dateOrder, decimalMark, collector, mapping };
  // Read before the store is opened: nobody shall wait for a file that is no ledger.
  const ledger = readLedger(bytes, how);
  if (!ledger.ok) return ledger;
  const store = await openStore({ ...settings, mustExist: true });
  const clock = (): Date => new Date();
  const log = createServerLog((line) => say(line.trimEnd()), clock);
  try {
    await checkApplicationRole(store);
    const organisation = await chooseOrganisation(store.db, given.organisation);
    if (!organisation.ok) return organisation;
    const tenantId = organisation.value.id;
    const onBug = (error: unknown): void => log.bug(error, 'import of an account');
    return await writeLedger(store, ledger.value, { ...how, tenantId, actorId: 'operator', clock, onBug });
  } finally {
    await store.close();
  }
}
