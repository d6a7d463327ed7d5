import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HostFailure } from '../desktop/host-failure.ts';
import { batchFile } from '../engine/batch-calls.ts';
import { batchFileNames, planFiles } from '../engine/batch-files.ts';
import { actorIdOf, type EngineServices } from '../engine/engine-services.ts';
import type { DocumentsCommandOptions, DocumentsCommandResult } from './documents-command.ts';
import type { DocumentsCommand } from './documents-command-options.ts';
import { judgeError, reasonWords } from './documents-command-reasons.ts';
import type { CommandSubject } from './documents-command-subjects.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Makes the documents in a batch that is kept until its files are written: the same call again goes on with it, and
 * tries again what failed. Once all are there, it leaves them as they are.
 */
export async function makeMerged(
  options: DocumentsCommandOptions,
  subjects: readonly CommandSubject[],
): Promise<DocumentsCommandResult> {
  const { command, services } = options;
  const { batches } = services;
  const asOf = command.asOf ?? services.clock.today();
  const batchId = batchIdOf(command, asOf, subjects);
  const isKnown = batches.find(batchId) !== undefined;
  if (subjects.length === 0 || (!isKnown && isWritten(command, asOf, batchId))) {
    return { madeCount: 0, keptCount: subjects.length, failed: [], leftCount: 0, stoppedBy: null };
  }
  if (isKnown) batches.retry(batchId);
  else {
    const { kind, output } = command;
    const startedAt = services.clock.now();
    batches.add({ batchId, actorId: actorIdOf(services), kind, output, asOf, startedAt }, subjects);
  }
  const keptCount = batches.counts(batchId).made;
  await work(options, batchId);
  const { waiting, made, failed } = batches.counts(batchId);
  if (waiting === 0 && made > 0) await writeFiles(services, command, batchId);
  if (waiting + failed === 0) batches.discard(batchId);
  const progress = services.batchRunner.progress(batchId, waiting);
  const why = progress.state === 'stopped' ? progress.why : null;
  return {
    madeCount: made - keptCount,
    keptCount,
    failed: batches.failures(batchId, subjects.length).rows.map(({ accountNumber, failure }) => ({
      accountNumber,
      reason: reasonWords(failure.code),
    })),
    leftCount: waiting,
    stoppedBy: why === null ? null : reasonWords(why.code),
  };
}

/** The same for the same call of the same day over the same accounts, so that it finds what it had begun. */
function batchIdOf(command: DocumentsCommand, asOf: string, subjects: readonly CommandSubject[]): string {
  const requests = subjects.map(({ request }) => request);
  const hash = createHash('sha256')
    .update(JSON.stringify({ output: command.output, asOf, requests }))
    .digest('hex');
  // RFC 9562, 5.8: version 8 is free to be made of anything.
  const [a, b, c, d, e] = [
    [0, 8],
    [8, 12],
    [13, 16],
    [17, 20],
    [20, 32],
  ].map(([from, to]) => hash.slice(from, to));
  return `${a}-${b}-8${c}-8${d}-${e}`;
}

/** Whether the files of this batch are in the folder, whole: they are written when all of it is made. */
function isWritten({ kind, outDirectory }: DocumentsCommand, asOf: string, batchId: string): boolean {
  const isOne = batchFileNames({ kind, asOf });
  const mark = markOf(batchId);
  return readdirSync(outDirectory).some((name) => name.includes(mark) && isOne.test(name.replace(mark, '')));
}

/** Tells the files of one call from those of another of the same day: other accounts, another form, other sides. */
function markOf(batchId: string): string {
  return `-${batchId.slice(0, 8)}`;
}

/** The name with the mark behind its day. */
function markedName(fileName: string, asOf: string, batchId: string): string {
  return fileName.replace(asOf, `${asOf}${markOf(batchId)}`);
}

async function work(
  { services, signal, onProgress }: DocumentsCommandOptions,
  batchId: string,
): Promise<void> {
  const { batches, batchRunner, bus } = services;
  const stop = () => batchRunner.stop(batchId);
  const stopListening = bus.listen(({ kind }) => {
    if (kind !== 'batches') return;
    const { waiting, made, failed } = batches.counts(batchId);
    onProgress(made + failed, waiting + made + failed);
  });
  signal.addEventListener('abort', stop);
  try {
    batchRunner.run(batchId);
    if (signal.aborted) stop();
    await batchRunner.settled();
  } finally {
    signal.removeEventListener('abort', stop);
    stopListening();
  }
}

async function writeFiles(
  services: EngineServices,
  { outDirectory }: DocumentsCommand,
  batchId: string,
): Promise<void> {
  const batch = services.batches.find(batchId);
  const files = batch === undefined ? [] : planFiles(batch, services.batches.made(batchId));
  for (const [index, { fileName }] of files.entries()) {
    const { file } = await batchFile(services, { batchId, index });
    const name = markedName(fileName, batch?.asOf ?? '', batchId);
    await handedOut(name, writeWhole(join(outDirectory, name), new Uint8Array(await file.arrayBuffer())));
  }
}

/** @throws {HostFailure} in words where a file cannot be written; the batch is kept for the same call again. */
async function handedOut(name: string, writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    const judged = judgeError(error);
    if (judged === undefined) throw error;
    throw new HostFailure(`${name} cannot be written: ${judged.reason}. The same call again writes it.`, {
      cause: error,
    });
  }
}
