import { type CollectionName, collectionNames } from '../../src-shared/protocol/collections.ts';
import { isTakenAway } from './access-guard.ts';
import { createBackoff } from './backoff.ts';
import { runCollectionPull } from './collection-pull.ts';
import { offerToRestored } from './offer-to-restored.ts';
import { createPullGate, maxPullsAtOnce, type PullGate } from './pull-gate.ts';
import { isPulledFor, readPullMark } from './pull-mark.ts';
import { createPullStep } from './pull-step.ts';
import { createReplicaSweep, requestSweep } from './replica-sweep.ts';
import type { SyncCore } from './sync-core.ts';

/** Pulls every collection until the signal aborts; each promise resolves when its collection is at rest then. */
export function runCollectionPulls(core: SyncCore): readonly Promise<void>[] {
  for (const name of core.rejected.worthAnotherLook()) requestSweep(core.device, name);
  const gate = createPullGate(maxPullsAtOnce);
  return collectionNames.map((name) => runPull(core, name, gate));
}

function runPull(core: SyncCore, name: CollectionName, gate: PullGate): Promise<void> {
  const { session, client, signal, device, readModels, status, outbox, firstSync, digestCheck } = core;
  const collection = core.collections[name];
  const backoff = createBackoff(core);
  core.pauses.set(name, backoff);
  const step = createPullStep({
    ...core,
    name,
    collection,
    backoff,
    userId: () => (isTakenAway(device.lock()) ? undefined : device.session()?.actor.userId),
    // The request alone: a page that is being written, or a pause, keeps no other collection waiting.
    pull: (checkpoint, limit) =>
      gate(collectionNames.indexOf(name), () =>
        session.authorized((token) =>
          client.pull(token, { collection: name, checkpoint: checkpoint ?? null, limit }, signal),
        ),
      ),
    sweep: createReplicaSweep(name, collection, device, readModels),
    onReceived(page) {
      firstSync.received(page);
      status.update();
    },
    onWrite: (seq) => digestCheck.written(name, seq),
    onComplete(incarnation) {
      // Where a sweep was asked for meanwhile, what is held may be of a state that the server has lost.
      const isWhole = readPullMark(device, name)?.state === 'complete';
      if (name === 'outcomes' && isWhole) outbox.trustFeed(incarnation);
      takeReplica(core);
    },
    onConfirmed: status.update,
    onLost: (incarnation) => takeLoss(core, incarnation),
    onIncarnation: (incarnation) => takeIncarnation(core, incarnation),
  });
  return runCollectionPull({ ...core, name, step, backoff });
}

/** The replica is theirs who signed in once every collection has been pulled for them to the end. */
function takeReplica({ device, onSession }: SyncCore): void {
  const userId = device.session()?.actor.userId;
  if (userId === undefined || device.replicaOwner() === userId || !isPulledFor(device, userId)) return;
  device.takeReplica(userId);
  onSession();
}

/** After a restore the server may have lost commands that it had answered: they are offered again. */
function takeIncarnation({ outbox, log, push, onOutbox }: SyncCore, incarnation: string): void {
  const offered = outbox.followServer(incarnation);
  if (offered === undefined) return;
  log('warn', 'sync.server-restored', { offered });
  onOutbox();
  push.poke();
}

/**
 * A server that was restored without saying so. Every collection is pulled anew: new changes may have taken the
 * positions of lost ones. That is asked for last, because after it no reply would show the loss any more.
 */
function takeLoss(core: SyncCore, incarnation: string): void {
  offerToRestored(core, incarnation);
  for (const name of collectionNames) requestSweep(core.device, name);
  core.progress.want(collectionNames);
  core.status.update();
}
