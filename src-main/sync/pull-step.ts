import type { Result } from '../../src-shared/domain/failure.ts';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import { type Checkpoint, maxPullLimit } from '../../src-shared/protocol/sync-api.ts';
import type { KeyedQueue } from '../engine/keyed-queue.ts';
import type { Log } from '../engine/ports/log.ts';
import type { ReadModelsPort } from '../engine/ports/read-models-port.ts';
import type { ReplicaCollection } from '../storage/replica/open-replica.ts';
import { isOfAccounts } from '../storage/replica/replica-schema.ts';
import { checkPage, type RejectedDocument, writePulled } from '../storage/replica/write-pulled.ts';
import type { Backoff } from './backoff.ts';
import type { Connection } from './connection.ts';
import type { PullProgress } from './pull-progress.ts';
import type { RejectedDocuments } from './rejected-documents.ts';
import type { PageWeight, ReplicaSweep } from './replica-sweep.ts';
import type { PulledPage } from './server-client.ts';

export type PullStepParts = {
  readonly name: CollectionName;
  readonly collection: ReplicaCollection;
  /** Whose documents may be held; undefined for nobody's. */
  readonly userId: () => string | undefined;
  readonly pull: (checkpoint: Checkpoint | undefined, limit: number) => Promise<Result<PulledPage>>;
  /** Other work that writes the collection does not run meanwhile. */
  readonly turns: KeyedQueue;
  readonly rejected: RejectedDocuments;
  readonly connection: Pick<Connection, 'succeed' | 'fail'>;
  readonly progress: PullProgress;
  readonly sweep: ReplicaSweep;
  readonly readModels: ReadModelsPort;
  readonly backoff: Backoff;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onReceived: (page: PageWeight) => void;
  /** Documents are about to be written, and again when they are; the highest position among them. */
  readonly onWrite: (seq: number) => void;
  /** The collection is complete; comes before it counts as confirmed. */
  readonly onComplete: (incarnation: string) => void;
  readonly onConfirmed: () => void;
  /** The server has gone back although it says to be the same; comes before the sweep is asked for. */
  readonly onLost: (incarnation: string) => void;
  /** Which state of the server a page is from. */
  readonly onIncarnation: (incarnation: string) => void;
};

// Nothing is shown in a first sync, so a longer page holds nobody up.
const firstPageLimit = maxPullLimit;
const pageLimit = 2_000;

/**
 * Makes the step of a collection's pull: fetches the next page, writes it, and keeps its checkpoint after that. So the
 * checkpoint never passes what is not on disk, and a crash between the two brings the page once more, which changes
 * nothing. A slow disk slows the download, because one page is asked for at a time. After a request that failed the
 * step waits; where the disk fails it throws, and nothing of the page counts.
 */
export function createPullStep(parts: PullStepParts): () => Promise<void> {
  return async () => {
    const { name, sweep, progress, userId, turns } = parts;
    const wanted = progress.wanted(name);
    const user = userId();
    if (user === undefined) return parts.backoff.wait();
    const start = await turns(name, () => sweep.startFrom(user));
    const page = await fetchPage(parts, start.checkpoint, start.isFirst ? firstPageLimit : pageLimit);
    if (page === undefined) return;
    await turns(name, async () => {
      // Somebody else may have signed in while the page was on its way, or the access may have been taken away.
      if (userId() !== user) return;
      const { checkpoint } = page;
      if (sweep.hasLost(start.checkpoint, checkpoint)) parts.onLost(checkpoint.incarnation);
      if (sweep.hasMovedOn(start.checkpoint, checkpoint)) return sweep.request();
      if (start.checkpoint === undefined) parts.rejected.forget(name);
      await takePage(parts, page, wanted);
    });
  };
}

/** The next page; undefined after a failure and its pause. */
async function fetchPage(
  { pull, connection, backoff, signal }: PullStepParts,
  from: Checkpoint | undefined,
  limit: number,
): Promise<PulledPage | undefined> {
  const reply = await pull(from, limit);
  if (signal.aborted) return undefined;
  if (reply.ok) {
    connection.succeed();
    return reply.value;
  }
  connection.fail(reply.failure);
  await backoff.wait(reply.failure);
  return undefined;
}

async function takePage(parts: PullStepParts, page: PulledPage, wanted: number): Promise<void> {
  const { sweep, backoff, onIncarnation, onReceived } = parts;
  onIncarnation(page.checkpoint.incarnation);
  await storePage(parts, page);
  const weight = { documents: page.documents.length, bytes: page.bytes };
  if (page.upToDate) await complete(parts, page.checkpoint, weight, wanted);
  else sweep.keep(page.checkpoint, weight);
  onReceived(weight);
  backoff.succeed();
}

async function storePage(parts: PullStepParts, page: PulledPage): Promise<void> {
  const { name, rejected: known, onWrite } = parts;
  const { documents, rejected } = checkPage(name, page.documents);
  report(parts, rejected);
  known.update(name, documents, rejected);
  parts.sweep.see(page.documents.map((document) => document.id));
  if (documents.length === 0) return;
  if (isOfAccounts(name)) {
    parts.readModels.markStale(new Set(documents.map((document) => document.accountId)));
  }
  const seq = Math.max(...documents.map((document) => document.seq));
  onWrite(seq);
  await writePulled(parts.collection, documents);
  onWrite(seq);
}

async function complete(
  parts: PullStepParts,
  checkpoint: Checkpoint,
  page: PageWeight,
  wanted: number,
): Promise<void> {
  await parts.sweep.finish(checkpoint, page);
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
