import { type Result, succeed } from '../../src-shared/domain/failure.ts';
import { type CollectionName, collectionNames } from '../../src-shared/protocol/collections.ts';
import type { Outcome } from '../../src-shared/protocol/outcome.ts';
import type { DigestReply } from '../../src-shared/protocol/sync-api.ts';
import { createKeyedQueue, type KeyedQueue } from '../engine/keyed-queue.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { FilesPort } from '../engine/ports/files-port.ts';
import type { LeftFilesPort } from '../engine/ports/left-files-port.ts';
import type { Log } from '../engine/ports/log.ts';
import type { MonotonicClock } from '../engine/ports/monotonic-clock.ts';
import type { OutboxPort } from '../engine/ports/outbox-port.ts';
import type { ReadModelsPort } from '../engine/ports/read-models-port.ts';
import type { ReceiptNumbersPort } from '../engine/ports/receipt-numbers-port.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import type { SealedHandInPort } from '../engine/ports/sealed-hand-in-port.ts';
import type { SendRequest } from '../engine/ports/send-request.ts';
import { isReplicaOwn } from '../engine/replica-shown.ts';
import type { ReplicaCollections } from '../storage/replica/open-replica.ts';
import { positionReader } from '../storage/replica/read-positions.ts';
import { type AccessGuard, createAccessGuard } from './access-guard.ts';
import { type Backoff, createBackoff } from './backoff.ts';
import { chainToTell } from './chain-to-tell.ts';
import { collectionDigest } from './collection-digest.ts';
import { type Connection, createConnection } from './connection.ts';
import { createDeviceKey, type DeviceKey } from './device-key.ts';
import { createDigestCheck, type DigestCheck } from './digest-check.ts';
import { createFileClient } from './files/file-client.ts';
import { createFileLoad, type FileLoad } from './files/file-load.ts';
import { createFilePush, type FilePush } from './files/file-push.ts';
import { createFirstSyncProgress, type FirstSyncProgress } from './first-sync-progress.ts';
import { createLeaseMeter } from './lease-meter.ts';
import { drawLeaseNonce } from './lease-nonce.ts';
import { offerToRestored } from './offer-to-restored.ts';
import { createOutboxPush, type OutboxPush } from './outbox-push.ts';
import { createPullProgress, type PullProgress } from './pull-progress.ts';
import { createReceiptRefill, type ReceiptRefill } from './receipt-refill.ts';
import { createRejectedDocuments, type RejectedDocuments } from './rejected-documents.ts';
import { createSealedHandInRun, type SealedHandInRun } from './sealed-hand-in.ts';
import { createServerClient, type ServerClient } from './server-client.ts';
import { createSessionKeeper, type SessionKeeper } from './session-keeper.ts';
import { createSyncStatus, type SyncStatus } from './sync-status.ts';

export type SyncParts = {
  /** Undefined before the workstation knows its server. */
  readonly serverUrl: () => string | undefined;
  /** How requests go out; straight, where nothing is said. */
  readonly sendRequest?: SendRequest | undefined;
  /** Of the program. */
  readonly version: string;
  readonly collections: ReplicaCollections;
  readonly device: DevicePort;
  readonly outbox: OutboxPort;
  readonly readModels: ReadModelsPort;
  readonly receiptNumbers: ReceiptNumbersPort;
  readonly files: FilesPort;
  readonly sealedHandIn: SealedHandInPort;
  readonly leftFiles: LeftFilesPort;
  readonly clock: Clock;
  readonly monotonic: MonotonicClock;
  readonly scheduler: Scheduler;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  /** The server has answered a command. */
  readonly onOutcome: (outcome: Outcome) => Promise<void>;
  /** The outbox has changed by itself. */
  readonly onOutbox: () => void;
  /**
   * Somebody has signed in, the replica has become theirs, the device is locked or not any more, or name, role or
   * organisation are new.
   */
  readonly onSession: () => void;
  /** A file of this account has moved on. */
  readonly onFiles: (accountId: string) => void;
  /** A collection has been pulled to the end. */
  readonly onPulled: () => void;
};

/** What the parts of the sync share. */
export type SyncCore = SyncParts & {
  readonly signal: AbortSignal;
  readonly client: ServerClient;
  readonly key: DeviceKey;
  readonly drawLeaseNonce: () => string;
  readonly session: SessionKeeper;
  readonly access: AccessGuard;
  readonly progress: PullProgress;
  readonly firstSync: FirstSyncProgress;
  readonly rejected: RejectedDocuments;
  readonly digestCheck: DigestCheck;
  readonly refill: ReceiptRefill;
  readonly handIn: SealedHandInRun;
  readonly filePush: FilePush;
  readonly fileLoad: FileLoad;
  readonly connection: Connection;
  readonly status: SyncStatus;
  readonly push: OutboxPush;
  /** What writes a collection runs one after the other. */
  readonly turns: KeyedQueue;
  /** The pauses of the collections. */
  readonly pauses: Map<CollectionName, Backoff>;
};

/** Puts the parts together; nothing runs yet. */
export function wireSync(parts: SyncParts, signal: AbortSignal): SyncCore {
  const base = createBase(parts, signal);
  const { device, progress, firstSync } = base;
  const access = createAccessGuard({ ...base, backoff: createBackoff(base) });
  const session = createSessionKeeper({ ...base, onEnded: access.sessionEnded });
  const want = (names: readonly CollectionName[]): void => {
    progress.want(names);
    status.update();
  };
  const connection = createConnection({
    ...base,
    session,
    onStatus: () => status.update(),
    onConnected() {
      want(collectionNames);
      push.poke();
      if (!isReplicaOwn(device)) void expectDocuments({ ...base, session }, () => status.update());
    },
    onHint: (hint) => want(hint.collections),
  });
  const push = wirePush({ ...base, session, connection }, () => status.update());
  const digestCheck = wireDigestCheck(
    { ...base, session, push },
    () => status.state().phase === 'up-to-date',
    () => status.update(),
  );
  const status = createSyncStatus({
    ...parts,
    isQuiet: () => progress.isUpToDate() && !push.isBusy() && hasAllAnswers(parts),
    connectionStatus: () => connection.status(),
    offlineBecause: () => connection.offlineBecause(),
    firstSync: firstSync.state,
    replicaCheck: digestCheck.state,
  });
  status.onState(digestCheck.update);
  const refill = wireRefill({ ...base, session, connection });
  const handIn = wireHandIn({ ...base, session, connection });
  const onSent = () => {
    push.poke();
    handIn.update();
  };
  const files = wireFiles({ ...base, session, connection, onSent });
  return { ...base, ...files, access, session, connection, status, push, digestCheck, refill, handIn };
}

type Base = ReturnType<typeof createBase>;

/** What depends on nothing but what is given. */
function createBase(parts: SyncParts, signal: AbortSignal) {
  const { device, clock, monotonic, serverUrl, version, sendRequest } = parts;
  return {
    ...parts,
    signal,
    client: createServerClient({ serverUrl, signal, sendRequest }),
    key: createDeviceKey(device),
    meter: createLeaseMeter(device, clock, monotonic),
    drawLeaseNonce,
    progress: createPullProgress(parts.onPulled),
    firstSync: createFirstSyncProgress(device, clock),
    rejected: createRejectedDocuments(device, version),
    turns: createKeyedQueue(),
    pauses: new Map<CollectionName, Backoff>(),
  };
}

type WithSession = Base & Pick<SyncCore, 'session'>;

function wirePush(parts: WithSession & Pick<SyncCore, 'connection'>, onIdle: () => void): OutboxPush {
  const { device, outbox, session, client, signal } = parts;
  return createOutboxPush({
    ...parts,
    send: (commands) =>
      session.authorized((token) =>
        client.commands(
          token,
          { deviceId: device.deviceId(), chain: chainToTell(outbox, session.knownChain()), commands },
          signal,
        ),
      ),
    onChange: parts.onOutbox,
    onIdle,
  });
}

function hasAllAnswers({ outbox, device }: SyncParts): boolean {
  return outbox.counts(device.session()?.actor.userId ?? '').waiting === 0;
}

function wireDigestCheck(
  parts: WithSession & Pick<SyncCore, 'push'>,
  isQuiet: () => boolean,
  onChange: () => void,
): DigestCheck {
  const { collections, rejected, scheduler, signal } = parts;
  return createDigestCheck({
    ...parts,
    isQuiet,
    onChange,
    onOutcomesDiffer: (incarnation) => offerToRestored(parts, incarnation),
    ask: () => askDigest(parts),
    digestOf: (name) =>
      collectionDigest({
        read: positionReader(collections[name]),
        rejected: rejected.of(name),
        scheduler,
        signal,
      }),
  });
}

function askDigest({ client, session, signal }: WithSession): Promise<Result<DigestReply>> {
  return session.authorized((token) => client.digest(token, collectionNames, signal));
}

/** How much a first sync has to bring. Without an answer it goes on without a total. Never rejects. */
async function expectDocuments(parts: WithSession, onChange: () => void): Promise<void> {
  const { firstSync, log } = parts;
  try {
    const reply = await askDigest(parts);
    if (!reply.ok) return log('info', 'sync.total-unknown', { code: reply.failure.code });
    firstSync.expect(reply.value.collections.reduce((sum, { count }) => sum + count, 0));
    onChange();
  } catch (error) {
    // The disk failed at keeping new tokens.
    log('warn', 'sync.total-unknown', { code: error instanceof Error ? error.name : 'unknown' });
  }
}

/** The bytes of files, both ways. */
function wireFiles(
  parts: WithSession & Pick<SyncCore, 'connection'> & { readonly onSent: () => void },
): Pick<SyncCore, 'filePush' | 'fileLoad'> {
  const { device, serverUrl, signal, sendRequest } = parts;
  const client = createFileClient({ serverUrl, signal, sendRequest });
  return {
    filePush: createFilePush({
      ...parts,
      client,
      actorId: () => device.session()?.actor.userId,
      backoff: createBackoff(parts),
    }),
    fileLoad: createFileLoad({ ...parts, client }),
  };
}

function wireHandIn(parts: WithSession & Pick<SyncCore, 'connection'>): SealedHandInRun {
  const { client, session, signal, device, sealedHandIn } = parts;
  return createSealedHandInRun({
    ...parts,
    sealed: sealedHandIn,
    actorId: () => device.session()?.actor.userId ?? '',
    async send(records) {
      const reply = await session.authorized((token) => client.sealedOutbox(token, records, signal));
      return reply.ok ? succeed(reply.value.results) : reply;
    },
    sendPiece: (request) => session.authorized((token) => client.sealedFile(token, request, signal)),
    backoff: createBackoff(parts),
    onChange: parts.onOutbox,
  });
}

function wireRefill(parts: WithSession & Pick<SyncCore, 'connection'>): ReceiptRefill {
  const { client, session, signal, device, receiptNumbers } = parts;
  return createReceiptRefill({
    ...parts,
    numbers: receiptNumbers,
    organisationId: () => device.session()?.organisation.id,
    ask: (lastNumber) => session.authorized((token) => client.receiptBlock(token, lastNumber, signal)),
    backoff: createBackoff(parts),
  });
}
