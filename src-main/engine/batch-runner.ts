import type { BatchProgress } from '../../src-shared/contract/document-batch.ts';
import { type Failure, failure } from '../../src-shared/domain/failure.ts';
import { keptPaper } from './batch-paper.ts';
import { ofItsDay } from './document-day.ts';
import { type Judgement, runDocuments } from './document-run.ts';
import { actorIdOf, type EngineServices } from './engine-services.ts';
import { issueDocument } from './issue-document.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { KeptBatch } from './ports/batches-port.ts';
import { createRateMeter, type RateMeter, secondsLeft } from './rate-meter.ts';
import { isReplicaOwn } from './replica-shown.ts';
import { failureOf } from './typed-failures.ts';

/**
 * Works on batches in the background, one after the other, each with as many documents at once as there are workers.
 * Nothing is worked on behind locked screens or for somebody who is not signed in: it goes on when that is over. After
 * a restart a batch waits for its person to continue it.
 */
export type BatchRunner = {
  /** Begins or continues with what waits in a batch; without effect where it is under way. */
  run(batchId: string): void;
  /** Finishes the documents that are begun, and begins no further one. */
  stop(batchId: string): void;
  /** Forgets a batch that was discarded, and drops its papers. */
  forget(batchId: string): void;
  progress(batchId: string, waitingCount: number): BatchProgress;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** A batch under way; `meter` once its turn has come. */
type Work = { readonly stop: AbortController; meter: RateMeter | null };

/** Papers that are dropped in one go: so that discarding many of them holds up nothing else. */
const droppedAtOnce = 200;

type RunnerServices = Omit<EngineServices, 'batchRunner'>;

export function createBatchRunner(services: RunnerServices): BatchRunner {
  const { batches, bus, log, scheduler, monotonic } = services;
  const underWay = new Map<string, Work>();
  const stops = new Map<string, Failure>();
  const interrupted = new Set<string>();
  const running = new Set<Promise<void>>();
  const turns = createKeyedQueue();
  let isClosed = false;

  const inBackground = (event: string, work: () => Promise<void>): void => {
    const job: Promise<void> = work()
      .catch((error: unknown) => {
        log('error', event, { cause: error instanceof Error ? error.name : 'unknown' });
      })
      .finally(() => running.delete(job));
    running.add(job);
  };
  const workOn = async (batchId: string, work: Work): Promise<void> => {
    const batch = batches.find(batchId);
    if (batch === undefined || work.stop.signal.aborted) return;
    const meter = createRateMeter(monotonic);
    work.meter = meter;
    bus.emit({ kind: 'batches' });
    const { stoppedBy } = await runDocuments({
      subjects: batches.waiting(batchId),
      width: services.documents.width,
      signal: work.stop.signal,
      make: (position) => makeOne(services, batch, position),
      judge: (error) => judged(services, batch, error),
      onProgress() {
        meter.mark();
        bus.emit({ kind: 'batches' });
      },
    });
    // Whoever stopped it did so before anything else could.
    if (stoppedBy === null || work.stop.signal.aborted) return;
    if (canWorkFor(services, batch)) stops.set(batchId, stoppedBy);
    else interrupted.add(batchId);
  };
  const run = (batchId: string): void => {
    if (isClosed || underWay.has(batchId)) return;
    const work: Work = { stop: new AbortController(), meter: null };
    underWay.set(batchId, work);
    stops.delete(batchId);
    interrupted.delete(batchId);
    inBackground('batches.failed', () =>
      turns('batches', () => workOn(batchId, work)).finally(() => {
        underWay.delete(batchId);
        bus.emit({ kind: 'batches' });
      }),
    );
    bus.emit({ kind: 'batches' });
  };
  const dropPapers = async (): Promise<void> => {
    while (!isClosed && batches.dropLoosePapers(droppedAtOnce) > 0) await scheduler.wait(0);
  };
  const stopListening = bus.listen(({ kind }) => {
    if (kind !== 'session' && kind !== 'connection') return;
    for (const batchId of interrupted) {
      const batch = batches.find(batchId);
      if (batch === undefined) interrupted.delete(batchId);
      else if (canWorkFor(services, batch)) run(batchId);
    }
  });
  inBackground('batches.not-dropped', dropPapers);
  return {
    run,
    stop: (batchId) => underWay.get(batchId)?.stop.abort(),
    forget(batchId) {
      underWay.get(batchId)?.stop.abort();
      stops.delete(batchId);
      interrupted.delete(batchId);
      inBackground('batches.not-dropped', dropPapers);
      bus.emit({ kind: 'batches' });
    },
    progress(batchId, waitingCount) {
      const [first] = underWay.keys();
      const work = underWay.get(batchId);
      if (work !== undefined && batchId !== first) return { state: 'queued' };
      if (work !== undefined) {
        const perSecond = work.meter?.perSecond() ?? null;
        return { state: 'running', perSecond, secondsLeft: secondsLeft(waitingCount, perSecond) };
      }
      if (waitingCount === 0) return { state: 'done' };
      return { state: 'stopped', why: stops.get(batchId) ?? null };
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    async close() {
      isClosed = true;
      stopListening();
      for (const { stop } of underWay.values()) stop.abort();
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** Whether the person of a batch is signed in, sees the screens, and the replica is theirs. */
function canWorkFor(services: RunnerServices, { actorId }: KeptBatch): boolean {
  const { device } = services;
  return device.lock() === undefined && actorIdOf(services) === actorId && isReplicaOwn(device);
}

/** Issues a document, its paper kept together with its entry in the register; or keeps why there is none. */
async function makeOne(services: RunnerServices, batch: KeptBatch, position: number): Promise<void> {
  const { batches } = services;
  const { batchId } = batch;
  if (!canWorkFor(services, batch)) throw new BatchInterrupted();
  const item = batches.item(batchId, position);
  // It left with its account, or the batch was discarded.
  if (item === undefined) return;
  try {
    const request = ofItsDay(item.request, batch.asOf, services.clock.today());
    await issueDocument(services, request, 'batch', null, (printed, issued) => {
      if (!canWorkFor(services, batch)) throw new BatchInterrupted();
      const kept = keptPaper(batch.output, printed, issued);
      if (!batches.keepMade(batchId, position, kept)) throw new DocumentNotWanted();
    });
  } catch (error) {
    if (error instanceof DocumentNotWanted) return;
    if (judged(services, batch, error) !== undefined) throw error;
    batches.keepFailed(batchId, position, documentFailure(services, error));
  }
}

/** It left with its account, or the batch was discarded, while it was made: it is not issued. */
class DocumentNotWanted extends Error {
  override readonly name = 'DocumentNotWanted';
}

/** The screens were locked, or somebody else has signed in. */
class BatchInterrupted extends Error {
  override readonly name = 'BatchInterrupted';
}

/** What keeps all documents from being made, and not this one alone; undefined for everything else. */
function judged(services: RunnerServices, batch: KeptBatch, error: unknown): Judgement<Failure> | undefined {
  if (!canWorkFor(services, batch)) {
    return { is: 'stop', reason: failure(services.device.lock() ?? 'SIGN_IN_NEEDED') };
  }
  if (!(error instanceof Error && error.name === 'StorageError')) return undefined;
  return { is: 'stop', reason: failure(failureOf(error)?.code ?? 'STORAGE_FAILED') };
}

/** Why a document could not be made. A bug in the one of an account is no reason to make none of all others. */
function documentFailure({ log }: RunnerServices, error: unknown): Failure {
  const expected = failureOf(error);
  if (expected !== undefined) return failure(expected.code, expected.params);
  log('error', 'batches.document-failed', { cause: error instanceof Error ? error.name : 'unknown' });
  return failure('DOCUMENT_FAILED');
}
