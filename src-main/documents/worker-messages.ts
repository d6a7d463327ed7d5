import type {
  ArchiveEntry,
  MergedDocuments,
  MergeSetting,
  Paper,
  PrintedDocument,
} from '../engine/ports/documents-port.ts';
import type { ReportContent } from '../engine/ports/report-content.ts';

/** What a document worker is started with. */
export type WorkerSetting = { readonly resourcesDirectory: string };

/** What a worker is asked for: a document, the report of the key figures, several documents in one file, or an archive of files. */
export type WorkerTask =
  | { readonly kind: 'render'; readonly paper: Paper }
  | { readonly kind: 'report'; readonly content: ReportContent }
  | { readonly kind: 'merge'; readonly papers: readonly Paper[]; readonly setting: MergeSetting }
  | { readonly kind: 'archive'; readonly entries: readonly ArchiveEntry[] };

export type WorkerJob = { readonly jobId: number; readonly task: WorkerTask };

/** What came of each kind of task. */
export type WorkerResult = {
  readonly render: PrintedDocument;
  readonly report: PrintedDocument;
  readonly merge: MergedDocuments;
  readonly archive: Uint8Array<ArrayBuffer>;
};

/** `bug`: what went wrong inside, without data of the customer. */
export type WorkerReply =
  | { readonly jobId: number; readonly ok: true; readonly result: WorkerResult[WorkerTask['kind']] }
  | { readonly jobId: number; readonly ok: false; readonly bug: string };
