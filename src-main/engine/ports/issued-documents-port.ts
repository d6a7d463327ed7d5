import type { CheckedDocumentRequest } from '../../../src-shared/contract/document-request.ts';
import type { DueList } from '../../../src-shared/contract/due-lists-view.ts';
import type {
  DocumentCounts,
  DocumentKind,
  DocumentListQuery,
  IssuedDocument,
} from '../../../src-shared/contract/issued-documents-view.ts';
import type { BusinessDate, Instant } from '../../../src-shared/domain/calendar/business-date.ts';
import type { DocumentContent } from './documents-port.ts';

/** A document that is issued, as the engine knows it. */
export type NewIssue = Pick<
  IssuedDocument,
  | ('documentId' | 'number' | 'accountNumber' | 'accountName' | 'asOf' | 'pageCount' | 'inputHash')
  | ('fileHash' | 'means' | 'issuedBy')
> & {
  readonly request: CheckedDocumentRequest;
  /** What it says: kept, so that the same paper can be made again. */
  readonly content: DocumentContent;
  /** Of the first document of this input, 0; else which copy of it this is. */
  readonly copyNumber: number;
  readonly issuedOn: BusinessDate;
  readonly issuedAt: Instant;
};

/** What makes two documents the same. */
export type IssueInput = {
  readonly accountId: string;
  readonly kind: DocumentKind;
  readonly inputHash: string;
};

/**
 * The register of documents that were issued on this device. It is the only record of them: it can be computed from
 * nothing else, so nothing but the departure of an account takes a row out of it. Calls are synchronous and durable.
 * @throws {StorageError} when disk or file fail; nothing has changed then.
 */
export type IssuedDocumentsPort = {
  record(issue: NewIssue): IssuedDocument;
  /** The first document of an input, with its copies; undefined where there is none. */
  first(input: IssueInput): IssuedDocument | undefined;
  list(query: DocumentListQuery): DueList<IssuedDocument>;
  counts(): DocumentCounts;
  /** Undefined where there is none of this id. */
  find(documentId: string): IssuedDocument | undefined;
  /** What a document of this input says; undefined where none was issued here. */
  content(input: Omit<IssueInput, 'kind'>): DocumentContent | undefined;
  /** The accounts that documents were issued of. */
  accountIds(): ReadonlySet<string>;
  forgetAccount(accountId: string): void;
};
