import type { DueList } from '../../../src-shared/contract/due-lists-view.ts';
import type {
  DocumentCounts,
  DocumentIssue,
  DocumentListQuery,
  IssuedDocument,
} from '../../../src-shared/contract/issued-documents-view.ts';
import type { Instant } from '../../../src-shared/domain/calendar/business-date.ts';

/** A document that is issued, with what the engine adds to it. */
export type NewIssue = DocumentIssue & {
  readonly documentId: string;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly issuedAt: Instant;
  readonly issuedBy: IssuedDocument['issuedBy'];
};

/**
 * The register of documents that were issued on this device. It is the only record of them: it can be computed from
 * nothing else, so nothing but the departure of an account takes a row out of it. Calls are synchronous and durable.
 * @throws {StorageError} when disk or file fail; nothing has changed then.
 */
export type IssuedDocumentsPort = {
  /** Adds a row; as a copy where a document of the same kind, account and input was issued before. */
  record(issue: NewIssue): IssuedDocument;
  list(query: DocumentListQuery): DueList<IssuedDocument>;
  counts(): DocumentCounts;
  /** Undefined where there is none of this id. */
  find(documentId: string): IssuedDocument | undefined;
  /** The accounts that documents were issued of. */
  accountIds(): ReadonlySet<string>;
  forgetAccount(accountId: string): void;
};
