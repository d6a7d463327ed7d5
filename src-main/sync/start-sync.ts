import { hostname } from 'node:os';
import { succeed } from '../../src-shared/domain/failure.ts';
import { type CollectionName, collectionNames } from '../../src-shared/protocol/collections.ts';
import type { Outcome } from '../../src-shared/protocol/outcome.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { Log } from '../engine/ports/log.ts';
import type { OutboxPort } from '../engine/ports/outbox-port.ts';
import type { ReadModelsPort } from '../engine/ports/read-models-port.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import type { SyncPort } from '../engine/ports/sync-port.ts';
import { deleteAbsent } from '../storage/replica/delete-absent.ts';
import type { ReplicaCollections } from '../storage/replica/open-replica.ts';
import { type Backoff, createBackoff } from './backoff.ts';
import { runCollectionPull } from './collection-pull.ts';
import { type Connection, createConnection } from './connection.ts';
import { createOutboxPush, type OutboxPush } from './outbox-push.ts';
import { isPulledFor } from './pull-mark.ts';
import { createPullProgress, type PullProgress } from './pull-progress.ts';
import { createPullStep } from './pull-step.ts';
import { createReplicaSweep, requestSweep } from './replica-sweep.ts';
import { createServerClient, type ServerClient } from './server-client.ts';
import { createSessionKeeper, type SessionKeeper } from './session-keeper.ts';
import { createSyncStatus, type SyncStatus } from './sync-status.ts';

export type SyncParts = {
  readonly serverUrl: string;
  readonly collections: ReplicaCollections;
  readonly device: DevicePort;
  readonly outbox: OutboxPort;
  readonly readModels: ReadModelsPort;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  /** The server has answered a command. */
  readonly onOutcome: (outcome: Outcome) => Promise<void>;
  /** The outbox has changed by itself. */
  readonly onOutbox: () => void;
  /** Somebody has signed in, the replica has become theirs, or name, role or organisation are new. */
  readonly onSession: () => void;
};

/** What the parts of the sync share. */
type Running = SyncParts & {
  readonly signal: AbortSignal;
  readonly client: ServerClient;
  readonly session: SessionKeeper;
  readonly progress: PullProgress;
  readonly connection: Connection;
  readonly status: SyncStatus;
  readonly push: OutboxPush;
  /** The pauses of the collections. */
  readonly pauses: Map<CollectionName, Backoff>;
};

/** Starts the way to the server: it connects, pulls, pushes and comes back by itself until it is closed. */
export function startSync(parts: SyncParts): SyncPort {
  const { device } = parts;
  const closing = new AbortController();
  const running = wire(parts, closing.signal);
  const { client, session, connection, status, push } = running;
  const pulls = collectionNames.map((name) => runPull(running, name));
  const ended = connection.run(closing.signal);
  return {
    state: status.state,
    onState: status.onState,
    async signIn(userName, password) {
      const deviceId = device.deviceId();
      const reply = await client.signIn({ userName, password, deviceId, deviceName: hostname() });
      if (!reply.ok) return reply;
      const before = device.session()?.actor.userId;
      const isOtherUser = before !== undefined && before !== reply.value.actor.userId;
      // Before the session changes: nobody sees the documents of the person who worked here before.
      if (isOtherUser) await forgetDocuments(parts);
      session.accept(reply.value);
      if (isOtherUser) connection.reconnect();
      else connection.now();
      status.update();
      return succeed(undefined);
    },
    now() {
      push.now();
      for (const pause of running.pauses.values()) pause.now();
      connection.now();
    },
    poke() {
      push.poke();
      status.update();
    },
    async close() {
      closing.abort();
      await Promise.all([ended, push.close(), ...pulls]);
    },
  };
}

/**
 * Empties the replica for another user. Where that fails nothing of it is shown all the same: the replica belongs to
 * nobody from the moment the other session is kept, and the sweeps drop what is left.
 */
async function forgetDocuments({ collections, device, readModels, log }: SyncParts): Promise<void> {
  try {
    for (const name of collectionNames) requestSweep(device, name);
    for (const name of collectionNames) {
      await deleteAbsent(collections[name], new Set(), (accountIds) => readModels.markStale(accountIds));
    }
  } catch (error) {
    log('error', 'sync.replica-not-emptied', { cause: error instanceof Error ? error.name : 'unknown' });
  }
}

function wire(parts: SyncParts, signal: AbortSignal): Running {
  const client = createServerClient({ serverUrl: parts.serverUrl, signal });
  const session = createSessionKeeper(parts.device, client, parts.onSession);
  const progress = createPullProgress();
  const want = (names: readonly CollectionName[]): void => {
    progress.want(names);
    status.update();
  };
  const connection = createConnection({
    ...parts,
    client,
    session,
    onStatus: () => status.update(),
    onConnected() {
      want(collectionNames);
      push.poke();
    },
    onHint: (hint) => want(hint.collections),
  });
  const push = startPush({ ...parts, signal, client, session, connection }, () => status.update());
  const status = createSyncStatus({
    ...parts,
    connectionStatus: () => connection.status(),
    isQuiet: () => progress.isUpToDate() && !push.isBusy() && hasAllAnswers(parts),
  });
  return { ...parts, signal, client, session, progress, connection, status, push, pauses: new Map() };
}

function hasAllAnswers({ outbox, device }: SyncParts): boolean {
  return outbox.counts(device.session()?.actor.userId ?? '').waiting === 0;
}

function startPush(
  parts: SyncParts & Pick<Running, 'signal' | 'client' | 'session' | 'connection'>,
  onIdle: () => void,
): OutboxPush {
  const { device, session, client, signal } = parts;
  return createOutboxPush({
    ...parts,
    send: (commands) =>
      session.authorized((token) =>
        client.commands(token, { deviceId: device.deviceId(), commands }, signal),
      ),
    onChange: parts.onOutbox,
    onIdle,
  });
}

function runPull(running: Running, name: CollectionName): Promise<void> {
  const { session, client, signal, device, readModels, status, outbox } = running;
  const collection = running.collections[name];
  const backoff = createBackoff(running);
  running.pauses.set(name, backoff);
  const step = createPullStep({
    ...running,
    name,
    collection,
    backoff,
    userId: () => device.session()?.actor.userId ?? '',
    pull: (checkpoint, limit) =>
      session.authorized((token) =>
        client.pull(token, { collection: name, checkpoint: checkpoint ?? null, limit }, signal),
      ),
    sweep: createReplicaSweep(name, collection, device, readModels),
    onReceived: status.received,
    onComplete(incarnation) {
      if (name === 'outcomes') outbox.trustFeed(incarnation);
      takeReplica(running);
    },
    onConfirmed: status.update,
    onIncarnation: (incarnation) => takeIncarnation(running, incarnation),
  });
  return runCollectionPull({ ...running, name, step, backoff });
}

/** The replica is theirs who signed in once every collection has been pulled for them to the end. */
function takeReplica({ device, onSession }: Running): void {
  const userId = device.session()?.actor.userId;
  if (userId === undefined || device.replicaOwner() === userId || !isPulledFor(device, userId)) return;
  device.takeReplica(userId);
  onSession();
}

/** After a restore the server may have lost commands that it had answered: they are offered again. */
function takeIncarnation({ outbox, log, push }: Running, incarnation: string): void {
  const offered = outbox.followServer(incarnation);
  if (offered === undefined) return;
  log('warn', 'sync.server-restored', { offered });
  push.poke();
}
