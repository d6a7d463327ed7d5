import type { DocumentContent, PrintedDocument } from '../engine/ports/documents-port.ts';

/** What a document worker is started with. */
export type WorkerSetting = { readonly resourcesDirectory: string };

export type WorkerJob = { readonly jobId: number; readonly content: DocumentContent };

/** `bug`: what went wrong inside, without data of the customer. */
export type WorkerReply =
  | { readonly jobId: number; readonly ok: true; readonly rendered: PrintedDocument }
  | { readonly jobId: number; readonly ok: false; readonly bug: string };
