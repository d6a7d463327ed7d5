import { z } from 'zod';
import { type IssueMeans, issueMeans } from '../domain/document/paper.ts';
import { sha256Schema } from '../domain/file-reference.ts';
import type { PaperMail } from './account-entries-view.ts';
import { type DocumentRequest, documentRequestSchema, type RenderedDocument } from './document-request.ts';
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

/** Whether this version knows documents of such a kind. */
export function isDocumentKind(kind: string): kind is DocumentKind {
  return (documentKinds as readonly string[]).includes(kind);
}

/** A document that is to be handed out. */
export const issueRequestSchema = z.object({
  request: documentRequestSchema,
  means: z.enum(issueMeans),
  /** SHA-256 of the input of what the person has seen, in hex; null where nobody looked at it before. */
  seenInputHash: sha256Schema.nullable(),
});

/** A document in the register. Number and name of the account are those of the day of issue. */
export type IssuedDocument = OfAccount &
  Pick<RenderedDocument, 'pageCount' | 'inputHash' | 'fileHash' | 'asOf'> & {
    readonly documentId: string;
    /** As it stands on the paper; no other document of the organisation has it. */
    readonly number: string;
    readonly means: IssueMeans;
    /** What was asked for. */
    readonly request: DocumentRequest;
    /** The business date of its issue. */
    readonly issuedOn: string;
    /** ISO instant, by the clock of this device. */
    readonly issuedAt: string;
    readonly issuedBy: { readonly userId: string; readonly name: string };
    /** Which version of the organisation's template it was set in; null for the one that comes with the program. */
    readonly templateVersion: number | null;
    /** Whether what it says is on this device, so that its paper can be made again. */
    readonly isHere: boolean;
    /** Whether the server does not have it yet, so that nobody else sees it. */
    readonly isWaiting: boolean;
    /** Of a copy: the first of the same kind, account and input, and which copy of it this is; else null. */
    readonly copyOf: {
      readonly documentId: string;
      readonly documentNumber: string;
      readonly issuedOn: string;
      readonly issuedAt: string;
      readonly number: number;
    } | null;
    /** Of a first document: how often it was issued again, and when last (ISO instant); a copy has none of its own. */
    readonly copies: { readonly count: number; readonly lastAt: string | null };
  };

/** A document as the register lists it, with its newest mail by the server; null where it was handed out otherwise. */
export type ListedDocument = IssuedDocument & { readonly mail: PaperMail | null };

/** A document that was issued, and its paper: with its number, and as a copy where the same was issued before. */
export type IssuedPaper = { readonly issued: IssuedDocument; readonly rendered: RenderedDocument };

/** The paper of an issued document, made again. `isSame`: its file is the one that was issued, byte for byte. */
export type PaperAgain = { readonly rendered: RenderedDocument; readonly isSame: boolean };

/**
 * Documents that the team issued, the newest first. Every word of `search` must occur in the number of the document, or
 * in the number or the name of the account, whatever its case and accents; empty matches all.
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
export const issueAgainSchema = issuedDocumentQuerySchema.extend({ means: z.enum(issueMeans) });

export const issuedDocumentKey = (row: IssuedDocument): string => row.documentId;
