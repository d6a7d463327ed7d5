import { parentPort, workerData } from 'node:worker_threads';
import { archiveOf } from './archive-of.ts';
import { mergeDocuments } from './merge-documents.ts';
import { openDocumentType, renderPaper } from './render-document.ts';
import { printReport } from './report/print-report.ts';
import type { WorkerJob, WorkerReply, WorkerResult, WorkerSetting, WorkerTask } from './worker-messages.ts';

/*
 * The thread that renders. It runs as it is under Node 24. For Electron the bundler needs it as an entry of its own
 * beside the engine's (`document-worker` in `rollupOptions.input`): the pool takes the built file's address as
 * `workerUrl`.
 */
const port = parentPort;
if (port === null) throw new Error('the document worker runs as a thread');
const { resourcesDirectory }: WorkerSetting = workerData;
const type = openDocumentType(resourcesDirectory);

port.on('message', ({ jobId, task }: WorkerJob) => {
  try {
    const result = resultOf(task);
    const reply: WorkerReply = { jobId, ok: true, result };
    port.postMessage(reply, ['pdf' in result ? result.pdf.buffer : result.buffer]);
  } catch (error) {
    // The message alone could quote names and amounts: only kind and place go out.
    const reply: WorkerReply = { jobId, ok: false, bug: placeOf(error) };
    port.postMessage(reply);
  }
});

function resultOf(task: WorkerTask): WorkerResult[WorkerTask['kind']] {
  switch (task.kind) {
    case 'render':
      return renderPaper(task.paper, type);
    case 'report':
      return printReport(task.content, type);
    case 'merge':
      return mergeDocuments(task.papers, task.setting, type);
    case 'archive':
      return archiveOf(task.entries);
  }
}

function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'a value that is no error was thrown';
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return [error.name, ...frames.slice(0, 6).map((line) => line.trim())].join(' ');
}
