import type { Result } from '../../src-shared/domain/failure.ts';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import { type Checkpoint, maxPullLimit, type PullReply } from '../../src-shared/protocol/sync-api.ts';
import type { Log } from '../engine/ports/log.ts';
import type { ReadModelsPort } from '../engine/ports/read-models-port.ts';
import type { ReplicaCollection } from '../storage/replica/open-replica.ts';
import { checkPage, type RejectedDocument, writePulled } from '../storage/replica/write-pulled.ts';
import type { Backoff } from './backoff.ts';
import type { Connection } from './connection.ts';
import type { PullProgress } from './pull-progress.ts';
import type { ReplicaSweep } from './replica-sweep.ts';

export type PullStepParts = {
  readonly name: CollectionName;
  readonly collection: ReplicaCollection;
  /** Who is signed in. */
  readonly userId: () => string;
  readonly pull: (checkpoint: Checkpoint | undefined, limit: number) => Promise<Result<PullReply>>;
  readonly connection: Pick<Connection, 'succeed' | 'fail'>;
  readonly progress: PullProgress;
  readonly sweep: ReplicaSweep;
  readonly readModels: ReadModelsPort;
  readonly backoff: Backoff;
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

/**
 * Makes the step of a collection's pull: fetches the next page, writes it, and keeps its checkpoint after that. So the
 * checkpoint never passes what is not on disk, and a crash between the two brings the page once more, which changes
 * nothing. A slow disk slows the download, because one page is asked for at a time. After a request that failed the
 * step waits; where the disk fails it throws, and nothing of the page counts.
 */
export function createPullStep(parts: PullStepParts): () => Promise<void> {
  return async () => {
    const { name, sweep, progress, userId } = parts;
    const wanted = progress.wanted(name);
    const user = userId();
    const from = await sweep.startFrom(user);
    const page = await fetchPage(parts, from);
    // Somebody else may have signed in while the page was on its way.
    if (page === undefined || userId() !== user) return;
    if (sweep.hasMovedOn(from, page.checkpoint)) return sweep.request();
    parts.onIncarnation(page.checkpoint.incarnation);
    await storePage(parts, page);
    if (page.upToDate) await complete(parts, page.checkpoint, wanted);
    else sweep.keep(page.checkpoint);
    parts.backoff.succeed();
  };
}

/** The next page; undefined after a failure and its pause. */
async function fetchPage(
  { pull, connection, backoff, signal }: PullStepParts,
  from: Checkpoint | undefined,
): Promise<PullReply | undefined> {
  const reply = await pull(from, pageLimit);
  if (signal.aborted) return undefined;
  if (reply.ok) {
    connection.succeed();
    return reply.value;
  }
  connection.fail(reply.failure);
  await backoff.wait();
  return undefined;
}

async function storePage(parts: PullStepParts, page: PullReply): Promise<void> {
  const { documents, rejected } = checkPage(parts.name, page.documents);
  report(parts, rejected);
  parts.sweep.see(page.documents.map((document) => document.id));
  if (documents.length === 0) return;
  if (parts.name !== 'outcomes') {
    parts.readModels.markStale(new Set(documents.map((document) => document.accountId)));
  }
  await writePulled(parts.collection, documents);
  parts.onReceived(documents.length);
}

async function complete(parts: PullStepParts, checkpoint: Checkpoint, wanted: number): Promise<void> {
  await parts.sweep.finish(checkpoint);
  parts.onComplete(checkpoint.incarnation);
  parts.progress.confirm(parts.name, wanted);
  parts.onConfirmed();
}

function report({ log, name }: PullStepParts, rejected: readonly RejectedDocument[]): void {
  for (const { id, seq, field } of rejected.slice(0, 5)) {
    log('warn', 'sync.document-rejected', { collection: name, id, seq, field });
  }
  if (rejected.length > 0)
    log('warn', 'sync.documents-rejected', { collection: name, count: rejected.length });
}
