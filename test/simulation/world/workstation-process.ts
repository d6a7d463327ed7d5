import { dirname } from 'node:path';
import { createAccountReader } from '../../../src-main/engine/account-reader.ts';
import { createKeyedQueue } from '../../../src-main/engine/keyed-queue.ts';
import { createOrganisationRules } from '../../../src-main/engine/organisation-rules.ts';
import { createOutcomes } from '../../../src-main/engine/outcomes.ts';
import type { Clock } from '../../../src-main/engine/ports/clock.ts';
import type { DevicePort } from '../../../src-main/engine/ports/device-port.ts';
import type { Ids } from '../../../src-main/engine/ports/ids.ts';
import type { Log } from '../../../src-main/engine/ports/log.ts';
import type { OutboxPort } from '../../../src-main/engine/ports/outbox-port.ts';
import type { ReplicaPort } from '../../../src-main/engine/ports/replica-port.ts';
import type { Scheduler } from '../../../src-main/engine/ports/scheduler.ts';
import type { SyncPort } from '../../../src-main/engine/ports/sync-port.ts';
import type { SubmitParts } from '../../../src-main/engine/submit-command.ts';
import { systemMonotonicClock } from '../../../src-main/engine/system-clock.ts';
import { createReceiptNumbers } from '../../../src-main/storage/device/receipt-numbers.ts';
import { createSqliteDevice } from '../../../src-main/storage/device/sqlite-device.ts';
import {
  type DeviceAuditVerdict,
  verifyDeviceAudit,
} from '../../../src-main/storage/device-audit/verify-device-audit.ts';
import { createSqliteFiles } from '../../../src-main/storage/files/sqlite-files.ts';
import { workstationMigrations } from '../../../src-main/storage/migrations/workstation-migrations.ts';
import { createSqliteOutbox } from '../../../src-main/storage/outbox/sqlite-outbox.ts';
import { createSqliteReadModels } from '../../../src-main/storage/read-models/sqlite-read-models.ts';
import type { Replica } from '../../../src-main/storage/replica/open-replica.ts';
import { createRxReplica } from '../../../src-main/storage/replica/rx-replica.ts';
import { getRxStorageSqlite } from '../../../src-main/storage/rx-storage-sqlite.ts';
import { createLeftFiles } from '../../../src-main/storage/sealed-outbox/left-files.ts';
import { createSealedHandIn } from '../../../src-main/storage/sealed-outbox/sealed-hand-in.ts';
import { applyMigrations } from '../../../src-main/storage/sqlite-file/apply-migrations.ts';
import { openSqliteFile, type SqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { startSync } from '../../../src-main/sync/start-sync.ts';
import { mortalFile } from './mortal-file.ts';
import type { Mortality } from './mortality.ts';
import { issueReceipts, rememberingNumbers } from './receipts.ts';
import { openReplicaStorage, type ReplicaStorage } from './replica-storage.ts';

/** What a process gets from the world around it. */
export type ProcessPorts = {
  readonly path: string;
  readonly serverUrl: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: () => number;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly mortality: Mortality;
};

/** The engine of a workstation without its read models and screens, wired as `start-engine.ts` does. */
export type WorkstationProcess = {
  readonly mortality: Mortality;
  readonly device: DevicePort;
  readonly outbox: OutboxPort;
  readonly replica: ReplicaPort;
  readonly held: ReplicaStorage;
  readonly sync: SyncPort;
  readonly submit: SubmitParts;
  /** The rows of a table of its file. */
  tableRows(name: string): readonly Readonly<Record<string, unknown>>[];
  /** Walks the audit chain of its file. */
  verifyChain(): DeviceAuditVerdict;
  /** R2: issues receipts, each with the next number; how many of them could be. */
  issueReceipts(count: number): number;
  /** R2: whether there is a number for another receipt. */
  hasReceiptNumber(): boolean;
  /** Ends it in order, as a person does who closes the program. */
  close(): Promise<void>;
  /** Frees what a process that died leaves behind in this one. */
  bury(): Promise<void>;
};

/** The same for all: what the encryption protects is not at stake here. */
export const fileKey = new Uint8Array(32).fill(7);
/** Nobody else uses the file. */
const pollIntervalMs = 2 ** 31 - 1;

/** Opens the file and starts to work; rejects with ProcessDied where it dies over it. */
export async function startWorkstation(ports: ProcessPorts): Promise<WorkstationProcess> {
  const { path, ids, clock, mortality } = ports;
  const opened = openSqliteFile({ path, key: fileKey });
  const file = mortalFile(opened, mortality);
  let held: ReplicaStorage | undefined;
  try {
    applyMigrations(opened.database, workstationMigrations);
    const device = createSqliteDevice(file, ids, clock);
    held = await openReplicaStorage(getRxStorageSqlite({ file, pollIntervalMs }), device.deviceId());
    return wire(ports, { opened, file, device, held });
  } catch (error) {
    await held?.close();
    opened.close();
    throw error;
  }
}

type Opened = {
  readonly opened: SqliteFile;
  readonly file: SqliteFile;
  readonly device: DevicePort;
  readonly held: ReplicaStorage;
};

function wire(ports: ProcessPorts, { opened, file, device, held }: Opened): WorkstationProcess {
  const { clock, ids, mortality, log } = ports;
  const replica = createRxReplica(held as Replica);
  const outbox = createSqliteOutbox(file, clock);
  const rules = createOrganisationRules(replica, device, log);
  const receiptNumbers = createReceiptNumbers(file, device);
  const reader = createAccountReader(replica, outbox, device, rules.settings, receiptNumbers.prefix);
  const outcomes = createOutcomes({
    outbox,
    replica,
    hasPulledPast: (document) => sync.hasPulledPast(document),
    onChange: () => undefined,
  });
  const sync = startSync({
    ...ports,
    serverUrl: () => ports.serverUrl,
    collections: held.collections,
    device,
    outbox,
    readModels: createSqliteReadModels(file),
    receiptNumbers,
    files: createSqliteFiles(file),
    sealedHandIn: createSealedHandIn({ file, directory: dirname(ports.path), outbox, device, clock, log }),
    leftFiles: createLeftFiles({ directory: dirname(ports.path), outbox }),
    // So little real time passes that how long a lease has run is told by the simulated clock.
    monotonic: systemMonotonicClock,
    version: '0.0.0-simulation',
    onOutcome: outcomes.record,
    onOutbox: () => undefined,
    onFiles: () => undefined,
    onSession: () => undefined,
    onPulled: () => void logged(outcomes.review(), 'outcomes.review-failed'),
  });
  const logged = async (work: Promise<void>, event: string): Promise<void> => {
    try {
      await work;
    } catch (error) {
      log('error', event, { cause: error instanceof Error ? error.name : 'unknown' });
    }
  };
  replica.onChange((accountIds, collection) => {
    if (collection === 'reference') void logged(rules.load(), 'rules.load-failed');
    else void logged(outcomes.review(accountIds), 'outcomes.review-failed');
  });
  void logged(rules.load(), 'rules.load-failed');
  void logged(outcomes.review(), 'outcomes.review-failed');
  const receipts = { file, device, receiptNumbers };
  const queue = createKeyedQueue();
  const bury = async (): Promise<void> => {
    await held.close();
    opened.close();
  };
  return {
    ...{ mortality, device, outbox, replica, held, sync, bury },
    issueReceipts: (count) => issueReceipts(receipts, count),
    hasReceiptNumber: () => receiptNumbers.left() > 0,
    tableRows: (name) =>
      opened.database.prepare(`SELECT * FROM ${name}`).all() as Readonly<Record<string, unknown>>[],
    verifyChain: () => verifyDeviceAudit(opened.database),
    submit: {
      ...{ reader, rules, replica, device, clock, ids, queue, receiptNumbers },
      // Commands with files are given without the bytes: what is simulated is their way, not that of the bytes.
      files: { isReferable: () => true },
      outbox: rememberingNumbers(outbox, receipts),
    },
    async close() {
      await sync.close();
      await bury();
    },
  };
}
