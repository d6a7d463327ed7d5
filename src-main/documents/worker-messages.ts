import type {
  MergedDocuments,
  MergeSetting,
  Paper,
  PrintedDocument,
} from '../engine/ports/documents-port.ts';

/** What a document worker is started with. */
export type WorkerSetting = { readonly resourcesDirectory: string };

/** What a worker is asked for: a document, or several in one file. */
export type WorkerTask =
  | { readonly kind: 'render'; readonly paper: Paper }
  | { readonly kind: 'merge'; readonly papers: readonly Paper[]; readonly setting: MergeSetting };

export type WorkerJob = { readonly jobId: number; readonly task: WorkerTask };

/** What came of each kind of task. */
export type WorkerResult = { readonly render: PrintedDocument; readonly merge: MergedDocuments };

/** `bug`: what went wrong inside, without data of the customer. */
export type WorkerReply =
  | { readonly jobId: number; readonly ok: true; readonly result: PrintedDocument | MergedDocuments }
  | { readonly jobId: number; readonly ok: false; readonly bug: string };
