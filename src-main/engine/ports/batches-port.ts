import type { BatchFailures, BatchKind, BatchOutput } from '../../../src-shared/contract/document-batch.ts';
import type { CheckedDocumentRequest } from '../../../src-shared/contract/document-request.ts';
import type { Failure } from '../../../src-shared/domain/failure.ts';

/** A batch as it is kept. */
export type KeptBatch = {
  readonly batchId: string;
  /** Whose it is: nobody else sees it or goes on with it. */
  readonly actorId: string;
  readonly kind: BatchKind;
  readonly output: BatchOutput;
  /** The day that its documents are of. */
  readonly asOf: string;
  /** ISO instant. */
  readonly startedAt: string;
};

/** How far a batch is. */
export type BatchCounts = {
  readonly waiting: number;
  readonly made: number;
  readonly failed: number;
  /** Accounts that have left the device. */
  readonly departed: number;
};

/** A document of a batch; number and name of the account are those of the start. */
export type BatchItem = {
  readonly request: CheckedDocumentRequest;
  readonly accountNumber: string;
  readonly accountName: string;
};

/** What is kept of a document that was made until the batch is closed. */
export type BatchPaper = {
  readonly fileName: string;
  readonly pageCount: number;
  /** The file itself, or what a merged file is made of. */
  readonly content: Uint8Array;
};

/** A document that was made, without its content. */
export type MadePaper = Omit<BatchPaper, 'content'> & {
  readonly position: number;
  readonly sizeBytes: number;
};

/**
 * Batches of documents in the encrypted file: what is to be made in its order, what became of each, and the papers that
 * were made. Calls are synchronous and durable.
 * @throws {StorageError} when disk or file fail; nothing has changed then.
 */
export type BatchesPort = {
  add(batch: KeptBatch, items: readonly BatchItem[]): void;
  /** The batches of a person, the oldest first. */
  list(actorId: string): readonly KeptBatch[];
  find(batchId: string): KeptBatch | undefined;
  counts(batchId: string): BatchCounts;
  /** The places of the documents that are not made yet, in order. */
  waiting(batchId: string): readonly number[];
  /** Undefined where the document is no part of the batch any more or does not wait. */
  item(batchId: string, position: number): BatchItem | undefined;
  /** False where the document does not wait any more: nothing is kept then. */
  keepMade(batchId: string, position: number, paper: BatchPaper): boolean;
  keepFailed(batchId: string, position: number, failure: Failure): void;
  /** Has what failed wait again. */
  retry(batchId: string): void;
  failures(batchId: string, limit: number): BatchFailures;
  /** In order. */
  made(batchId: string): readonly MadePaper[];
  /** Undefined where the document left meanwhile. */
  paper(batchId: string, position: number): Uint8Array | undefined;
  /** Lets a batch go; its papers are dropped by {@link dropLoosePapers}. */
  discard(batchId: string): void;
  /** Drops at most so many papers that belong to no batch, and says how many it dropped. */
  dropLoosePapers(limit: number): number;
  /** The accounts that documents are made of. */
  accountIds(): ReadonlySet<string>;
  forgetAccount(accountId: string): void;
};
