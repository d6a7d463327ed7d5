import type { BatchFailures, BatchView, CheckedBatch } from '../../src-shared/contract/document-batch.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { assertNotLocked } from './account-calls.ts';
import { type PlannedFile, planFiles } from './batch-files.ts';
import { batchItems } from './batch-items.ts';
import { papersToMerge } from './batch-paper.ts';
import { actorIdOf, type EngineServices } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import type { KeptBatch } from './ports/batches-port.ts';
import { isReplicaShown } from './replica-shown.ts';

/**
 * Keeps what is to be made, and begins with it: at once, however many documents it is.
 * @throws {FailureError} SIGN_IN_NEEDED, or why the device is locked; a StorageError where disk or file fail.
 */
export function startBatch(services: EngineServices, batch: CheckedBatch): { batchId: string } {
  const { device, batches, readModels, clock, ids, batchRunner } = services;
  assertNotLocked(device);
  const actorId = device.session()?.actor.userId;
  if (actorId === undefined) throw new FailureError(failure('SIGN_IN_NEEDED'));
  const items = batchItems(batch, (accountId) =>
    isReplicaShown(device) ? readModels.nameOf(accountId) : undefined,
  );
  const { kind, output } = batch;
  const asOf = (batch.kind === 'statement' ? batch.asOf : null) ?? clock.today();
  const batchId = ids.next();
  batches.add({ batchId, actorId, kind, output, asOf, startedAt: clock.now() }, items);
  batchRunner.run(batchId);
  return { batchId };
}

/** The batches of the person who is signed in; none while nothing is shown. */
export function batchViews(services: EngineServices): readonly BatchView[] {
  const { device, batches } = services;
  if (!isReplicaShown(device)) return [];
  return batches.list(actorIdOf(services)).map((batch): BatchView => {
    const { batchId, kind, output, asOf, startedAt } = batch;
    const { waiting, made, failed, departed } = batches.counts(batchId);
    const progress = services.batchRunner.progress(batchId, waiting);
    const isUnderWay = progress.state === 'running' || progress.state === 'queued';
    return {
      ...{ batchId, kind, output, asOf, startedAt, progress },
      total: waiting + made + failed,
      madeCount: made,
      failedCount: failed,
      departedCount: departed,
      files: isUnderWay
        ? []
        : planFiles(batch, batches.made(batchId)).map(({ fileName, papers }) => ({
            fileName,
            documentCount: papers.length,
          })),
    };
  });
}

const shownFailures = 500;

export function batchFailures(services: EngineServices, batchId: string): BatchFailures {
  const { device, batches } = services;
  const isOwn = isReplicaShown(device) && batches.find(batchId)?.actorId === actorIdOf(services);
  return isOwn ? batches.failures(batchId, shownFailures) : { total: 0, rows: [] };
}

/** @throws {FailureError} BATCH_NOT_FOUND, or why the device is locked; so do all that follow. */
export function continueBatch(services: EngineServices, batchId: string): void {
  ownBatch(services, batchId);
  services.batchRunner.run(batchId);
}

export function stopBatch(services: EngineServices, batchId: string): void {
  ownBatch(services, batchId);
  services.batchRunner.stop(batchId);
}

/** Tries what failed once more, and nothing else. */
export function retryBatch(services: EngineServices, batchId: string): void {
  ownBatch(services, batchId);
  services.batches.retry(batchId);
  services.batchRunner.run(batchId);
}

/** Lets a batch go with its papers. What was made stays in the register. */
export function discardBatch(services: EngineServices, batchId: string): void {
  ownBatch(services, batchId);
  services.batches.discard(batchId);
  services.batchRunner.forget(batchId);
}

/**
 * Puts a file of a batch together: the same one each time, as long as no more documents are made.
 * @throws {FailureError} as above; what the documents' port throws passes through.
 */
export async function batchFile(
  services: EngineServices,
  { batchId, index }: { readonly batchId: string; readonly index: number },
): Promise<{ readonly fileName: string; readonly file: Blob }> {
  const batch = ownBatch(services, batchId);
  const planned = planFiles(batch, services.batches.made(batchId))[index];
  if (planned === undefined) throw new FailureError(failure('BATCH_NOT_FOUND'));
  const bytes = await fileBytes(services, batch, planned);
  assertNotLocked(services.device);
  const type = planned.as === 'archive' ? 'application/zip' : 'application/pdf';
  return { fileName: planned.fileName, file: new Blob([bytes], { type }) };
}

async function fileBytes(
  services: EngineServices,
  { batchId, output }: KeptBatch,
  { as, papers }: PlannedFile,
): Promise<Uint8Array<ArrayBuffer>> {
  const { batches, documents } = services;
  const contents = papers.flatMap(({ position, fileName }) => {
    const content = batches.paper(batchId, position);
    return content === undefined ? [] : [{ name: fileName, content: Uint8Array.from(content) }];
  });
  const [only] = contents;
  if (only === undefined) throw new FailureError(failure('BATCH_NOT_FOUND'));
  if (as === 'document') return only.content;
  if (as === 'archive') return documents.archive(contents);
  const merged = papersToMerge(
    services,
    contents.map(({ content }) => content),
  );
  return (await documents.merge(merged, { isDuplex: output === 'double-sided' })).pdf;
}

function ownBatch(services: EngineServices, batchId: string): KeptBatch {
  const { device, batches } = services;
  assertNotLocked(device);
  const batch = isReplicaShown(device) ? batches.find(batchId) : undefined;
  if (batch === undefined || batch.actorId !== actorIdOf(services)) {
    throw new FailureError(failure('BATCH_NOT_FOUND'));
  }
  return batch;
}

/** Takes the papers out of all batches whose account the replica does not hold any more; of these, or of all. */
export async function forgetDepartedPapers(
  { batches, replica, bus }: Pick<EngineServices, 'batches' | 'replica' | 'bus'>,
  accountIds?: ReadonlySet<string>,
): Promise<void> {
  for (const accountId of batches.accountIds()) {
    if (accountIds !== undefined && !accountIds.has(accountId)) continue;
    if ((await replica.load(accountId, 'header')) !== undefined) continue;
    batches.forgetAccount(accountId);
    bus.emit({ kind: 'batches' });
  }
}
