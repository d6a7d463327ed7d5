import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { SessionView } from '../../src-shared/contract/session-view.ts';
import type { PolicyInForce } from '../../src-shared/contract/workstation-policy.ts';
import { createDocumentPool, type DocumentPoolOptions } from '../documents/document-pool.ts';
import { createSqliteBatches } from '../storage/batches/sqlite-batches.ts';
import { createDeviceFile } from '../storage/device/device-file.ts';
import { createDocumentNumbers } from '../storage/device/document-numbers.ts';
import { createReceiptNumbers } from '../storage/device/receipt-numbers.ts';
import { createSqliteDevice } from '../storage/device/sqlite-device.ts';
import { createSqliteFiles } from '../storage/files/sqlite-files.ts';
import { createSqliteIssuedDocuments } from '../storage/issued-documents/sqlite-issued-documents.ts';
import { workstationMigrations } from '../storage/migrations/workstation-migrations.ts';
import { createSqliteOutbox } from '../storage/outbox/sqlite-outbox.ts';
import { createPortableWork } from '../storage/portable/sqlite-portable-work.ts';
import { createSqliteReadModels } from '../storage/read-models/sqlite-read-models.ts';
import { openReplica, type Replica } from '../storage/replica/open-replica.ts';
import { createRxReplica } from '../storage/replica/rx-replica.ts';
import { getRxStorageSqlite } from '../storage/rx-storage-sqlite.ts';
import { createLeftFiles } from '../storage/sealed-outbox/left-files.ts';
import { createSealedHandIn } from '../storage/sealed-outbox/sealed-hand-in.ts';
import { createSealedOutbox } from '../storage/sealed-outbox/sealed-outbox.ts';
import { applyMigrations } from '../storage/sqlite-file/apply-migrations.ts';
import { openSqliteFile, type SqliteFile } from '../storage/sqlite-file/open-sqlite-file.ts';
import { StorageError } from '../storage/sqlite-file/storage-error.ts';
import { createDeviceKey } from '../sync/device-key.ts';
import { startSync } from '../sync/start-sync.ts';
import { cacheAccounts } from './account-cache.ts';
import { createAccountReader } from './account-reader.ts';
import { signInOnce } from './auto-sign-in.ts';
import { forgetDepartedPapers } from './batch-calls.ts';
import { createBatchRunner } from './batch-runner.ts';
import { createChangeBus } from './change-bus.ts';
import { createEngineRouter, type EngineRouter } from './engine-router.ts';
import { type EngineServices, presentRules } from './engine-services.ts';
import { EngineStartFailure } from './engine-start-failure.ts';
import { forgetDepartedFiles } from './file-calls.ts';
import { forgetDepartedDocuments } from './issued-document-calls.ts';
import { keepRulesPresent } from './keep-rules-present.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import { createScreenLock, lockedDevice } from './lock.ts';
import { createOrganisationRules } from './organisation-rules.ts';
import { createOutcomes } from './outcomes.ts';
import { createPaperIntake } from './paper-intake.ts';
import type { Clock } from './ports/clock.ts';
import { type DesktopPort, noDesktop } from './ports/desktop-port.ts';
import type { Ids } from './ports/ids.ts';
import type { LockKeeping } from './ports/lock-keeping.ts';
import type { LastLogLines, Log } from './ports/log.ts';
import type { MonotonicClock } from './ports/monotonic-clock.ts';
import type { Scheduler } from './ports/scheduler.ts';
import type { SendRequest } from './ports/send-request.ts';
import type { SyncPort } from './ports/sync-port.ts';
import { noTraining, type TrainingPort } from './ports/training-port.ts';
import { createUpdatePreparer, type UpdatePreparer } from './prepare-update.ts';
import { createReadModelsRefresher } from './read-models-refresher.ts';
import { createEngineServing, type EngineServing } from './serve-engine.ts';
import { type DemoSignIns, type SignInDetails, serverUrlOf } from './settings-enrolment.ts';
import { tellWorkStatus } from './work-status.ts';

export type EngineOptions = {
  /** The folder of the encrypted file; made where it is missing, for the owner only. */
  readonly directory: string;
  /** 32 random bytes. */
  readonly key: Uint8Array;
  /** Undefined where the person who enrols the workstation names it. */
  readonly serverUrl: string | undefined;
  readonly clock: Clock;
  /** Time that nobody can set. */
  readonly monotonic: MonotonicClock;
  readonly ids: Ids;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly scheduler: Scheduler;
  readonly log: Log;
  /**
   * Where the bundled host keeps the document worker and its fonts, beside the source they are found; how many threads
   * there are, where they are not to leave a processor to the screens.
   */
  readonly documents?: Partial<DocumentPoolOptions> | undefined;
  readonly host: SessionView['host'];
  readonly version: string;
  /** Used only while nobody has signed in on this device. */
  readonly signIn?: SignInDetails | undefined;
  /** Offered at a first start: how to sign in to demo accounts. */
  readonly demo?: DemoSignIns | undefined;
  /** The folder in which backups go, and of which they are; absent where the host has no way to put one back. */
  readonly dataFolder?: string | undefined;
  /** What the organisation sets on this machine; absent where it sets nothing. */
  readonly policy?: PolicyInForce | undefined;
  /** Of the host's logs; absent where it keeps none. */
  readonly lastLogLines?: LastLogLines | undefined;
  /** How requests go out; straight, where nothing is said. */
  readonly sendRequest?: SendRequest | undefined;
  /** How the host trains; absent where it cannot. */
  readonly training?: TrainingPort | undefined;
  /** Told when work finds that the encrypted file is damaged. */
  readonly onDamage?: (() => void) | undefined;
  /** How the lock takes the key away; absent where it closes the screens alone. */
  readonly keeping?: LockKeeping | undefined;
  /** The shell that the windows stand in; absent where they are pages of a browser. */
  readonly desktop?: DesktopPort | undefined;
};

export type Engine = EngineServing & {
  readonly router: EngineRouter;
  /** The parts at work, for the host's own settings and for tests. */
  readonly services: EngineServices;
  /** Before a host ends it for a new version of the program. */
  readonly prepareUpdate: UpdatePreparer['prepare'];
  /** Locks the screens, where there is a passphrase that opens them again. */
  lockNow(): void;
  /** Stops everything, the document threads too, and closes the file. */
  close(): Promise<void>;
};

// About 60 MB, enough for the two largest accounts that a person works on side by side.
const cachedDocuments = 100_000;

export const storageFileName = 'workstation.sqlite';
/** The newest form of the encrypted file that this program knows. */
export const storageVersion = workstationMigrations.length;
const documentThreads = Math.max(1, Math.min(2, availableParallelism() - 1));

/**
 * Starts the engine: the same in every host.
 * @throws {EngineStartFailure} when the file cannot be opened; nothing runs then.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const file = openFile(options);
  const closing = new AbortController();
  try {
    applyMigrations(file.database, workstationMigrations);
    const device = createSqliteDevice(file, options.ids, options.clock);
    const replica = await openReplica(getRxStorageSqlite({ file }), device.deviceId());
    const services = wire(options, { file, device, replica });
    listen(services);
    await services.rules.load();
    return run(options, services, { file, replica, closing });
  } catch (error) {
    file.close();
    throw toStartFailure(error);
  }
}

function openFile({ directory, key, log, onDamage }: EngineOptions): SqliteFile {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const file = openSqliteFile({ path: join(directory, storageFileName), key, onDamage });
    // The file is whole, but commits after it are gone: what was synced comes again, what waited may be missing.
    if (file.damagedLogPath !== undefined) log('warn', 'storage.log-damaged');
    return file;
  } catch (error) {
    throw toStartFailure(error);
  }
}

function toStartFailure(error: unknown): unknown {
  return error instanceof StorageError ? new EngineStartFailure(error.message, { cause: error }) : error;
}

type Opened = {
  readonly file: SqliteFile;
  readonly device: EngineServices['device'];
  readonly replica: Replica;
};

function wire(options: EngineOptions, { file, device: ownDevice, replica: held }: Opened): EngineServices {
  const bus = createChangeBus();
  const policy = options.policy?.policy;
  const lock = createScreenLock({
    ...options,
    device: ownDevice,
    onChange: () => bus.emit({ kind: 'session' }),
  });
  const device = lockedDevice(ownDevice, lock.reason);
  const replica = cacheAccounts(createRxReplica(held), cachedDocuments);
  const outbox = createSqliteOutbox(file, options.clock);
  const files = createSqliteFiles(file);
  const sealedOutbox = createSealedOutbox({
    ...options,
    outbox,
    files,
    device: ownDevice,
    sign: createDeviceKey(ownDevice).sign,
    now: () => new Date(options.clock.now()),
  });
  const sealedHandIn = createSealedHandIn({ ...options, file, outbox, device: ownDevice });
  const leftFiles = createLeftFiles({ ...options, outbox });
  const { sign } = createDeviceKey(ownDevice);
  const portableWork = createPortableWork({
    ...options,
    file,
    outbox,
    sealedHandIn,
    leftFiles,
    sign,
    device: ownDevice,
  });
  const readModels = createSqliteReadModels(file);
  const receiptNumbers = createReceiptNumbers(file, device);
  const issuedDocuments = createSqliteIssuedDocuments(file);
  const documentNumbers = createDocumentNumbers(file, device);
  const batches = createSqliteBatches(file);
  const rules = createOrganisationRules(replica, device, options.log);
  const reader = createAccountReader(replica, outbox, device, rules.settings, receiptNumbers.prefix);
  const refresher = createReadModelsRefresher({
    ...options,
    readModels,
    replica,
    reader,
    bus,
    rules: () => presentRules({ clock: options.clock, rules }),
    isHeldBack: () => isInFirstSync(sync),
    isDiskFailure: (error) => error instanceof StorageError,
  });
  const showChange = (accountIds: Iterable<string>): void => {
    for (const accountId of accountIds) bus.emit({ kind: 'account', accountId });
    bus.emit({ kind: 'outbox' });
    refresher.refresh();
  };
  const outcomes = createOutcomes({
    outbox,
    replica,
    hasPulledPast: (document) => sync.hasPulledPast(document),
    onChange: showChange,
  });
  const sync = startSync({
    ...options,
    serverUrl: () => serverUrlOf(ownDevice, options),
    collections: held.collections,
    // The lock of the screens is none for the way to the server.
    device: ownDevice,
    outbox,
    readModels,
    receiptNumbers,
    files,
    sealedHandIn,
    leftFiles,
    onOutcome: outcomes.record,
    onOutbox() {
      sealedOutbox.review();
      showChange([]);
    },
    onSession() {
      sealedOutbox.review();
      bus.emit({ kind: 'session' });
    },
    onFiles: (accountId) => bus.emit({ kind: 'files', accountId }),
    onPulled: () => void logged(outcomes.review(), 'outcomes.review-failed', options.log),
  });
  const documents = createDocumentPool({ size: documentThreads, ...options.documents });
  const deviceFile = createDeviceFile(file, options.key, held.collections);
  const stores = {
    device,
    deviceFile,
    replica,
    outbox,
    sealedOutbox,
    sealedHandIn,
    portableWork,
    readModels,
    receiptNumbers,
    files,
    issuedDocuments,
    documentNumbers,
    batches,
  };
  const ports = { ...stores, documents, sync };
  const services = {
    ...options,
    ...ports,
    hostServerUrl: options.serverUrl,
    demo: policy?.allowDemo === false ? undefined : options.demo,
    dataFolder: options.dataFolder,
    training: policy?.allowTraining === false ? noTraining : (options.training ?? noTraining),
    policy: options.policy,
    desktop: options.desktop ?? noDesktop,
    lock,
    rules,
    reader,
    refresher,
    outcomes,
    bus,
    queue: createKeyedQueue(),
  };
  return { ...services, batchRunner: createBatchRunner(services) };
}

function isInFirstSync(sync: SyncPort): boolean {
  return sync.state().phase === 'first-sync';
}

/** Passes on what becomes new below the engine: documents of the replica and the state of the connection. */
function listen(services: EngineServices): void {
  const { replica, sync, bus, refresher, outcomes, rules, sealedOutbox, log } = services;
  const intake = createPaperIntake(services);
  void logged(intake.catchUp(), 'documents.not-taken-in', log);
  let wasInFirstSync = true;
  sync.onState(() => {
    bus.emit({ kind: 'connection' });
    if (sync.state().phase === 'up-to-date') sealedOutbox.review();
    if (wasInFirstSync && !isInFirstSync(sync)) refresher.refresh();
    wasInFirstSync = isInFirstSync(sync);
  });
  const followRules = async (): Promise<void> => {
    await rules.load();
    bus.emit({ kind: 'session' });
  };
  replica.onChange((accountIds, collection) => {
    if (collection === 'reference') return void logged(followRules(), 'rules.load-failed', log);
    // Outcomes are no part of an account; what they change in the outbox marks the account itself.
    if (collection !== 'outcomes') refresher.documentsChanged(accountIds);
    if (collection === 'papers') void logged(intake.take(accountIds), 'documents.not-taken-in', log);
    if (collection === 'accounts') {
      void logged(intake.takeEarly(accountIds), 'documents.not-taken-in', log);
      void logged(forgetDepartedFiles(services, accountIds), 'files.not-forgotten', log);
      void logged(forgetDepartedDocuments(services, accountIds), 'documents.not-forgotten', log);
      void logged(forgetDepartedPapers(services, accountIds), 'batches.not-forgotten', log);
    }
    for (const accountId of accountIds) bus.emit({ kind: 'account', accountId });
    void logged(outcomes.review(accountIds), 'outcomes.review-failed', log);
  });
}

/** Work in the background: nobody waits for it, so a failure goes into the log. */
async function logged(work: Promise<void>, event: string, log: Log): Promise<void> {
  try {
    await work;
  } catch (error) {
    log('error', event, { cause: error instanceof Error ? error.name : 'unknown' });
  }
}

type Started = { readonly file: SqliteFile; readonly replica: Replica; readonly closing: AbortController };

function run(options: EngineOptions, services: EngineServices, { file, replica, closing }: Started): Engine {
  const router = createEngineRouter(services);
  const background = [
    logged(keepRulesPresent(services, closing.signal), 'worklist.rules-failed', options.log),
    logged(services.outcomes.review(), 'outcomes.review-failed', options.log),
    logged(services.lock.watchIdle(closing.signal), 'lock.idle-failed', options.log),
    logged(forgetDepartedDocuments(services), 'documents.not-forgotten', options.log),
    logged(forgetDepartedPapers(services), 'batches.not-forgotten', options.log),
    options.signIn &&
      logged(signInOnce(services, options.signIn, closing.signal), 'sign-in.failed', options.log),
  ];
  const stopTraining = services.training.onChange(() => services.bus.emit({ kind: 'training' }));
  const updates = createUpdatePreparer({
    services,
    storageVersion,
    // Beside the file's own folder, so that a copy of the one is none of the other.
    backupFolder: join(dirname(options.directory), 'backups'),
    isStorageError: (error) => error instanceof StorageError,
  });
  const stopDesktop = services.desktop.onChange(() => services.bus.emit({ kind: 'desktop' }));
  const stopTelling = tellWorkStatus(services);
  services.files.forgetLeftOver();
  services.refresher.refresh();
  return {
    router,
    services,
    ...createEngineServing(router, options.log),
    prepareUpdate: updates.prepare,
    lockNow() {
      if (services.lock.view().hasPassphrase) services.lock.now();
    },
    async close() {
      closing.abort();
      stopTraining();
      stopDesktop();
      stopTelling();
      updates.close();
      await services.batchRunner.close();
      await services.sync.close();
      await Promise.all(background);
      await services.refresher.close();
      await replica.close();
      await services.documents.close();
      file.close();
    },
  };
}
