import { z } from 'zod';
import { businessDateSchema } from '../domain/calendar/business-date.ts';
import { sha256Schema } from '../domain/file-reference.ts';
import { type DocumentRequest, documentRequestSchema } from './document-request.ts';
import type { OfAccount } from './due-lists-view.ts';
import { listPage } from './list-page.ts';

export type DocumentKind = DocumentRequest['kind'];
export const documentKinds = [
  'statement',
  'group-statement',
  'receipt',
  'plan-agreement',
  'promise-confirmation',
  'dispute-acknowledgement',
  'dunning-letter',
  'account-history',
] as const satisfies readonly DocumentKind[];

/** How a document left the workstation; one that is only looked at is not issued. */
export const issueMeans = ['saved', 'printed', 'batch'] as const;
export type IssueMeans = (typeof issueMeans)[number];

/** A document that is handed out: what was asked for, and what was rendered. */
export const documentIssueSchema = z.object({
  request: documentRequestSchema,
  /** The day that it speaks of. */
  asOf: businessDateSchema,
  pageCount: z.int().min(1).max(100_000),
  /** SHA-256 of the canonical input, in hex. */
  inputHash: sha256Schema,
  /** SHA-256 of the file, in hex. */
  fileHash: sha256Schema,
  means: z.enum(issueMeans),
});
export type DocumentIssue = z.output<typeof documentIssueSchema>;

/** A document in the register. Number and name of the account are those of the day of issue. */
export type IssuedDocument = OfAccount &
  Pick<DocumentIssue, 'pageCount' | 'inputHash' | 'fileHash' | 'means'> & {
    readonly documentId: string;
    /** What renders it again, from what the account holds then. */
    readonly request: DocumentRequest;
    readonly asOf: string;
    /** ISO instant, by the clock of this device. */
    readonly issuedAt: string;
    readonly issuedBy: { readonly userId: string; readonly name: string };
    /** Of a copy: the first of the same kind, account and input, and which copy of it this is; else null. */
    readonly copyOf: {
      readonly documentId: string;
      readonly issuedAt: string;
      readonly number: number;
    } | null;
    /** Of a first document: how often it was issued again, and when last (ISO instant); a copy has none of its own. */
    readonly copies: { readonly count: number; readonly lastAt: string | null };
  };

/**
 * Documents that were issued on this device, the newest first. Every word of `search` must occur in the number or the
 * name of the account, whatever its case and accents; empty matches all.
 */
export const documentListQuerySchema = z.object({
  ...listPage,
  filter: z.enum(['all', ...documentKinds]),
  search: z.string().max(200),
});
export type DocumentListQuery = z.infer<typeof documentListQuerySchema>;

/** How many documents there are, all of them and by kind. */
export type DocumentCounts = Readonly<Record<DocumentListQuery['filter'], number>>;

export const issuedDocumentQuerySchema = z.object({ documentId: z.uuid() });

export const issuedDocumentKey = (row: IssuedDocument): string => row.documentId;
