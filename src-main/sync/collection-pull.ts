import type { RxError, RxTypeError } from 'rxdb';
import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication';
import { Subject } from 'rxjs';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import type { ReplicaCollection } from '../storage/replica/open-replica.ts';
import type { ReplicaDocument } from '../storage/replica/replica-schema.ts';
import { backoffDelayMs } from './backoff-delay.ts';
import { storedCheckpointSchema } from './pull-mark.ts';
import type { StoredCheckpoint } from './replica-sweep.ts';

/** What one call of the pull brings to RxDB: enough for it to store the checkpoint. */
export type PullStep = {
  readonly documents: (ReplicaDocument & { readonly _deleted: boolean })[];
  readonly checkpoint: StoredCheckpoint | undefined;
};

export type CollectionPullParts = {
  readonly name: CollectionName;
  readonly collection: ReplicaCollection;
  /** Fetches and stores the next page after a checkpoint; no documents when there is nothing more. */
  readonly step: (checkpoint: StoredCheckpoint | undefined) => Promise<PullStep>;
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly log: Log;
  readonly signal: AbortSignal;
};

export type CollectionPull = {
  /** Pulls what is new. The stream to RxDB carries this word only, never documents. */
  resync(): void;
  close(): Promise<void>;
};

type State = RxReplicationState<ReplicaDocument, StoredCheckpoint | undefined>;

/**
 * RxDB's replication of one collection, pull only, with the guards of sync.md: an error that RxDB reports without a
 * direction has left it behind its own checkpoint or dead, so it is stopped in the same tick and started again
 * under the same identifier.
 */
export function startCollectionPull(parts: CollectionPullParts): CollectionPull {
  return new GuardedPull(parts);
}

class GuardedPull implements CollectionPull {
  readonly #parts: CollectionPullParts;
  readonly #stream$ = new Subject<'RESYNC'>();
  #restarts = 0;
  #ending: Promise<void> = Promise.resolve();
  #state: State;

  constructor(parts: CollectionPullParts) {
    this.#parts = parts;
    this.#state = this.#start();
  }

  resync(): void {
    this.#stream$.next('RESYNC');
  }

  async close(): Promise<void> {
    stopInThisTick(this.#state);
    await this.#ending;
    await cancel(this.#state, this.#parts.log);
  }

  #start(): State {
    const { name, collection, step, log } = this.#parts;
    const started = replicateRxCollection<ReplicaDocument, StoredCheckpoint | undefined>({
      collection,
      replicationIdentifier: `duebook-${name}`,
      live: true,
      waitForLeadership: false,
      // The step itself waits until the server can be asked again.
      retryTime: 20,
      pull: {
        // RxDB goes on for as long as a step brings this many documents.
        batchSize: 1,
        handler: async (stored) => step(readCheckpoint(stored)),
        stream$: this.#stream$,
      },
    });
    started.error$.subscribe((error) => {
      const direction = directionOf(error);
      log('warn', 'sync.pull-error', { collection: name, direction: direction ?? 'none' });
      if (direction === undefined) this.#restart(started);
    });
    return started;
  }

  #restart(broken: State): void {
    const { scheduler, random, signal, log } = this.#parts;
    if (broken !== this.#state) return;
    stopInThisTick(broken);
    const before = this.#ending;
    this.#ending = (async () => {
      await before;
      await cancel(broken, log);
      this.#restarts += 1;
      await scheduler.wait(backoffDelayMs(this.#restarts, random), signal);
      if (!signal.aborted) this.#state = this.#start();
    })();
  }
}

/** RxDB's own cancel waits for a queue first; until then it could move the checkpoint past what failed. */
function stopInThisTick(state: State): void {
  const internal = state.internalReplicationState;
  if (internal !== undefined && !internal.events.canceled.getValue()) internal.events.canceled.next(true);
}

async function cancel(state: State, log: Log): Promise<void> {
  try {
    await state.cancel();
  } catch (error) {
    log('warn', 'sync.cancel-failed', { cause: error instanceof Error ? error.name : 'unknown' });
  }
}

/** What RxDB caught in its own queue arrives as it was thrown, without RxDB's parameters. */
function directionOf(error: RxError | RxTypeError): string | undefined {
  const parameters: Partial<RxError['parameters']> | undefined = error.parameters;
  return parameters?.direction;
}

function readCheckpoint(stored: unknown): StoredCheckpoint | undefined {
  const parsed = storedCheckpointSchema.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}
