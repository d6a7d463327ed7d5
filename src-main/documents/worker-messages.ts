import type { StatementContent } from '../engine/ports/documents-port.ts';
import type { RenderedStatement } from './render-statement.ts';

/** What a document worker is started with. */
export type WorkerSetting = { readonly resourcesDirectory: string };

export type WorkerJob = { readonly jobId: number; readonly content: StatementContent };

/** `bug`: what went wrong inside, without data of the customer. */
export type WorkerReply =
  | { readonly jobId: number; readonly ok: true; readonly rendered: RenderedStatement }
  | { readonly jobId: number; readonly ok: false; readonly bug: string };
