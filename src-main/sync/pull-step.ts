import { fail, type Result } from '../../src-shared/domain/failure.ts';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import { type Checkpoint, maxPullLimit, type PullReply } from '../../src-shared/protocol/sync-api.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import type { WorklistPort } from '../engine/ports/worklist-port.ts';
import type { ReplicaCollection } from '../storage/replica/open-replica.ts';
import { checkPage, type RejectedDocument, writePulled } from '../storage/replica/write-pulled.ts';
import type { PullStep } from './collection-pull.ts';
import type { Connection } from './connection.ts';
import type { PullProgress } from './pull-progress.ts';
import type { ReplicaSweep } from './replica-sweep.ts';

export type PullStepParts = {
  readonly name: CollectionName;
  readonly collection: ReplicaCollection;
  readonly pull: (checkpoint: Checkpoint | undefined, limit: number) => Promise<Result<PullReply>>;
  readonly connection: Connection;
  readonly progress: PullProgress;
  readonly sweep: ReplicaSweep;
  readonly worklist: WorklistPort;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onReceived: (count: number) => void;
  readonly onConfirmed: () => void;
  /** The server was restored to an older state. */
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
  return async (stored: Checkpoint | undefined): Promise<PullStep> => {
    let from = parts.sweep.startFrom(stored);
    while (await isWanted(parts)) {
      const wanted = parts.progress.wanted(parts.name);
      const reply = await pullPage(parts, from);
      if (!reply.ok) continue;
      const page = reply.value;
      if (parts.sweep.hasMovedOn(from, page.checkpoint)) {
        from = undefined;
        parts.sweep.begin();
        continue;
      }
      parts.onIncarnation(page.checkpoint.incarnation);
      const last = await storePage(parts, page);
      from = page.checkpoint;
      if (page.upToDate) {
        await parts.sweep.finish();
        parts.progress.confirm(parts.name, wanted);
        parts.onConfirmed();
      }
      if (last !== undefined) return { documents: [last], checkpoint: page.checkpoint };
    }
    return { documents: [], checkpoint: from };
  };
}

async function isWanted({ connection, progress, name, signal }: PullStepParts): Promise<boolean> {
  return !progress.isConfirmed(name) && (await connection.whenConnected(signal));
}

async function pullPage(parts: PullStepParts, from: Checkpoint | undefined): Promise<Result<PullReply>> {
  const reply = await parts.pull(from, pageLimit);
  // The connection may have been closed and opened again while the request was on its way.
  if (parts.signal.aborted) return fail('OFFLINE');
  if (reply.ok) parts.connection.succeed();
  else parts.connection.fail(reply.failure);
  return reply;
}

async function storePage(
  parts: PullStepParts,
  page: PullReply,
): Promise<PullStep['documents'][number] | undefined> {
  const { documents, rejected } = checkPage(parts.name, page.documents);
  report(parts, rejected);
  if (documents.length === 0) return undefined;
  try {
    if (parts.name !== 'outcomes') {
      parts.worklist.markStale(new Set(documents.map((document) => document.accountId)));
    }
    parts.sweep.see(page.documents.map((document) => document.id));
    await writePulled(parts.collection, documents);
  } catch (error) {
    await parts.scheduler.wait(retryAfterWriteErrorMs, parts.signal);
    throw error;
  }
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
