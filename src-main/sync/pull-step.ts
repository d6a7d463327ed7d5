import type { Result } from '../../src-shared/domain/failure.ts';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import { type Checkpoint, maxPullLimit, type PullReply } from '../../src-shared/protocol/sync-api.ts';
import type { Log } from '../engine/ports/log.ts';
import type { ReadModelsPort } from '../engine/ports/read-models-port.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import type { ReplicaCollection } from '../storage/replica/open-replica.ts';
import { checkPage, type RejectedDocument, writePulled } from '../storage/replica/write-pulled.ts';
import type { Backoff } from './backoff.ts';
import type { PullStep } from './collection-pull.ts';
import type { Connection } from './connection.ts';
import type { PullProgress } from './pull-progress.ts';
import type { ReplicaSweep, StoredCheckpoint } from './replica-sweep.ts';

export type PullStepParts = {
  readonly name: CollectionName;
  readonly collection: ReplicaCollection;
  /** Who is signed in. */
  readonly userId: () => string;
  readonly pull: (checkpoint: Checkpoint | undefined, limit: number) => Promise<Result<PullReply>>;
  readonly connection: Connection;
  readonly progress: PullProgress;
  readonly sweep: ReplicaSweep;
  readonly readModels: ReadModelsPort;
  readonly backoff: Backoff;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onReceived: (count: number) => void;
  /** The collection is complete; comes before it counts as confirmed. */
  readonly onComplete: (incarnation: string) => void;
  readonly onConfirmed: () => void;
  /** Which state of the server a page is from. */
  readonly onIncarnation: (incarnation: string) => void;
};

const pageLimit = Math.min(2_000, maxPullLimit);
const retryAfterWriteErrorMs = 1_000;

/**
 * Makes the step that RxDB calls for the next page. The page is written here, before RxDB hears of it: so it is on
 * disk before the checkpoint moves, a full disk stops the pull instead of losing documents, and a slow disk slows
 * the download. RxDB gets the page's last document, finds it stored, and keeps the checkpoint.
 */
export function createPullStep(parts: PullStepParts) {
  return async (stored: StoredCheckpoint | undefined): Promise<PullStep> => {
    try {
      return await pullNext(parts, stored);
    } catch (error) {
      // The disk: RxDB reports it and asks again.
      await parts.scheduler.wait(retryAfterWriteErrorMs, parts.signal);
      throw error;
    }
  };
}

async function pullNext(parts: PullStepParts, stored: StoredCheckpoint | undefined): Promise<PullStep> {
  const { name, sweep, progress, userId } = parts;
  let at = stored;
  while (await isWanted(parts)) {
    const wanted = progress.wanted(name);
    const user = userId();
    const from = await sweep.startFrom(at, user);
    const page = await pullPage(parts, from);
    // Somebody else may have signed in while the page was on its way.
    if (page === undefined || userId() !== user) continue;
    if (sweep.hasMovedOn(from, page.checkpoint)) {
      sweep.request();
      continue;
    }
    parts.onIncarnation(page.checkpoint.incarnation);
    const last = await storePage(parts, page);
    at = sweep.stamp(page.checkpoint);
    if (page.upToDate) {
      await sweep.finish();
      parts.onComplete(page.checkpoint.incarnation);
      progress.confirm(name, wanted);
      parts.onConfirmed();
    }
    if (last !== undefined) return { documents: [last], checkpoint: at };
  }
  return { documents: [], checkpoint: at };
}

async function isWanted({ connection, progress, name, signal }: PullStepParts): Promise<boolean> {
  return !progress.isConfirmed(name) && (await connection.whenConnected(signal));
}

/** The next page; undefined after a failure and its pause. */
async function pullPage(
  { pull, connection, backoff, signal }: PullStepParts,
  from: StoredCheckpoint | undefined,
): Promise<PullReply | undefined> {
  const reply = await pull(from && withoutStamp(from), pageLimit);
  if (signal.aborted) return undefined;
  if (reply.ok) {
    connection.succeed();
    backoff.succeed();
    return reply.value;
  }
  connection.fail(reply.failure);
  await backoff.wait();
  return undefined;
}

function withoutStamp({ pull, ...checkpoint }: StoredCheckpoint): Checkpoint {
  return checkpoint;
}

async function storePage(
  parts: PullStepParts,
  page: PullReply,
): Promise<PullStep['documents'][number] | undefined> {
  const { documents, rejected } = checkPage(parts.name, page.documents);
  report(parts, rejected);
  parts.sweep.see(page.documents.map((document) => document.id));
  if (documents.length === 0) return undefined;
  if (parts.name !== 'outcomes') {
    parts.readModels.markStale(new Set(documents.map((document) => document.accountId)));
  }
  await writePulled(parts.collection, documents);
  parts.onReceived(documents.length);
  return documents.at(-1);
}

function report({ log, name }: PullStepParts, rejected: readonly RejectedDocument[]): void {
  for (const { id, seq, field } of rejected.slice(0, 5)) {
    log('warn', 'sync.document-rejected', { collection: name, id, seq, field });
  }
  if (rejected.length > 0)
    log('warn', 'sync.documents-rejected', { collection: name, count: rejected.length });
}
