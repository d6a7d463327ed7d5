import { z } from 'zod';
import { businessDateSchema } from '../domain/calendar/business-date.ts';
import {
  accountIdSchema,
  disputeIdSchema,
  noticeIdSchema,
  planIdSchema,
  promiseIdSchema,
} from '../domain/ids.ts';
import { maxPlanVersions } from '../domain/plan/plan.ts';
import { maxPromiseVersions } from '../domain/promise/promise.ts';
import { receiptNumberSchema } from '../domain/receipt/receipt-number.ts';

/** Every document is of an account, in a language (BCP 47); dates and amounts follow it. */
const ofAccount = { accountId: accountIdSchema, locale: z.string().min(2).max(20) };

const statementChoices = {
  /** Without its lines: the figures alone. */
  isSummary: z.boolean().default(false),
  /** M4: the day that it is of; null for the present one with all that is known. */
  asOf: businessDateSchema.nullable().default(null),
  /** The first day of the movements of a balance that is carried forward; null for every open item instead. */
  from: businessDateSchema.nullable().default(null),
};

type Period = { readonly asOf: string | null; readonly from: string | null };
const isInOrder = ({ asOf, from }: Period) => asOf === null || from === null || from <= asOf;
const turned = { error: 'begins after the day that it is of', path: ['from'] };

const statementRequestSchema = z
  .object({ ...ofAccount, kind: z.literal('statement'), ...statementChoices })
  .refine(isInOrder, turned);

/** Of the account at the top of a group of companies: it and all below it. */
const groupStatementRequestSchema = z
  .object({ ...ofAccount, kind: z.literal('group-statement'), ...statementChoices })
  .refine(isInOrder, turned);

/** What can be printed of an account. */
export const documentRequestSchema = z.discriminatedUnion('kind', [
  statementRequestSchema,
  groupStatementRequestSchema,
  z.object({ ...ofAccount, kind: z.literal('receipt'), receiptId: receiptNumberSchema }),
  z.object({
    ...ofAccount,
    kind: z.literal('plan-agreement'),
    planId: planIdSchema,
    /** N5: of the plan; null for the one that is in force, or the last one where none is. */
    version: z.int().min(1).max(maxPlanVersions).nullable(),
  }),
  z.object({
    ...ofAccount,
    kind: z.literal('promise-confirmation'),
    promiseId: promiseIdSchema,
    /** Which terms of the promise: 1 as it was made, one more for each time that it was amended. */
    version: z.int().min(1).max(maxPromiseVersions),
  }),
  z.object({ ...ofAccount, kind: z.literal('dispute-acknowledgement'), disputeId: disputeIdSchema }),
  z.object({ ...ofAccount, kind: z.literal('dunning-letter'), noticeId: noticeIdSchema }),
  z.object({
    ...ofAccount,
    kind: z.literal('account-history'),
    /** The first and the last day that are wanted; null for no bound. */
    from: businessDateSchema.nullable(),
    to: businessDateSchema.nullable(),
  }),
]);
/** As a screen asks for it. */
export type DocumentRequest = Readonly<z.input<typeof documentRequestSchema>>;
/** As the engine takes it. */
export type CheckedDocumentRequest = Readonly<z.output<typeof documentRequestSchema>>;

/** Of one kind, as the engine takes it. */
export type RequestOf<Kind extends CheckedDocumentRequest['kind']> = Extract<
  CheckedDocumentRequest,
  { readonly kind: Kind }
>;

/**
 * What is not on a paper as it should be: the letterhead and the texts of the organisation, its logo, or characters that
 * no font has, which print as a box with a question mark.
 */
export type DocumentNotice =
  | { readonly code: 'TEMPLATE_NOT_READABLE' }
  | { readonly code: 'LOGO_NOT_READABLE' | 'LOGO_INVISIBLE' }
  | { readonly code: 'CHARACTERS_MISSING'; readonly characters: string };

/** A rendered document, not stored: the same input renders the same bytes. */
export type RenderedDocument = {
  readonly fileName: string;
  /** What it is called in its own language. */
  readonly title: string;
  readonly pdf: Blob;
  readonly pageCount: number;
  /** SHA-256 of the canonical input, in hex; printed in the footer. */
  readonly inputHash: string;
  /** SHA-256 of the file, in hex. */
  readonly fileHash: string;
  /** The day that it speaks of: M4 of a statement, else that on which what it says came about. */
  readonly asOf: string;
  readonly notices: readonly DocumentNotice[];
};
