import { z } from 'zod';
import { businessDateSchema } from '../domain/calendar/business-date.ts';
import type { Failure } from '../domain/failure.ts';
import { accountIdSchema, noticeIdSchema } from '../domain/ids.ts';

/** What is made of many accounts at once. */
export const batchKinds = ['statement', 'dunning-letter'] as const;
export type BatchKind = (typeof batchKinds)[number];

/** One file for each document, or all in few files to be printed on one side or on both sides of the paper. */
export const batchOutputs = ['one-each', 'single-sided', 'double-sided'] as const;
export type BatchOutput = (typeof batchOutputs)[number];

/** Documents of one batch. */
export const maxBatchDocuments = 100_000;

const ofBatch = {
  output: z.enum(batchOutputs),
  /** For customers whose language no paper speaks (BCP 47). */
  ownLanguage: z.string().min(2).max(20),
};

const statementBatchSchema = z
  .object({
    ...ofBatch,
    kind: z.literal('statement'),
    accountIds: z.array(accountIdSchema).min(1).max(maxBatchDocuments),
    /** As of the statement of one account. */
    isSummary: z.boolean().default(false),
    asOf: businessDateSchema.nullable().default(null),
    from: businessDateSchema.nullable().default(null),
  })
  .refine(({ asOf, from }) => asOf === null || from === null || from <= asOf, {
    error: 'begins after the day that it is of',
    path: ['from'],
  });

/** What a person wants to have made; the documents are made in this order. */
export const newBatchSchema = z.discriminatedUnion('kind', [
  statementBatchSchema,
  z.object({
    ...ofBatch,
    kind: z.literal('dunning-letter'),
    notices: z
      .array(z.object({ accountId: accountIdSchema, noticeId: noticeIdSchema }))
      .min(1)
      .max(maxBatchDocuments),
  }),
]);
/** As a screen asks for it. */
export type NewBatch = Readonly<z.input<typeof newBatchSchema>>;
/** As the engine takes it. */
export type CheckedBatch = Readonly<z.output<typeof newBatchSchema>>;

export const batchQuerySchema = z.object({ batchId: z.uuid() });
/** `index`: of the file in {@link BatchView.files}. */
export const batchFileQuerySchema = batchQuerySchema.extend({ index: z.int().min(0).max(maxBatchDocuments) });

/** A file that can be saved of what is made: a document, an archive of documents, or documents to be printed. */
export type BatchFile = {
  readonly fileName: string;
  readonly documentCount: number;
};

/**
 * `stopped`: with documents that are not made yet; `why` is null where a person stopped it or the program ended.
 * `perSecond`: over the last seconds, null until it is known; `secondsLeft` at this rate.
 */
export type BatchProgress =
  | {
      readonly state: 'running';
      readonly perSecond: number | null;
      readonly secondsLeft: number | null;
    }
  | { readonly state: 'queued' }
  | { readonly state: 'stopped'; readonly why: Failure | null }
  | { readonly state: 'done' };

/** A batch of the person who is signed in. */
export type BatchView = {
  readonly batchId: string;
  readonly kind: BatchKind;
  readonly output: BatchOutput;
  /** The day that its documents are of. */
  readonly asOf: string;
  /** ISO instant. */
  readonly startedAt: string;
  readonly total: number;
  readonly madeCount: number;
  readonly failedCount: number;
  /** Accounts that left this device meanwhile, and their documents with them; no part of the total. */
  readonly departedCount: number;
  readonly progress: BatchProgress;
  /** None while it is running. */
  readonly files: readonly BatchFile[];
};

/** A document of a batch that could not be made, and why. */
export type BatchFailure = {
  readonly position: number;
  readonly accountId: string;
  /** Both empty where nobody knew the account. */
  readonly accountNumber: string;
  readonly accountName: string;
  readonly failure: Failure;
};

/** The first of them in the order of the batch, and how many there are. */
export type BatchFailures = { readonly total: number; readonly rows: readonly BatchFailure[] };
