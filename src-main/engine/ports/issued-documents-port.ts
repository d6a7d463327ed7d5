import type { CheckedDocumentRequest } from '../../../src-shared/contract/document-request.ts';
import type { DueList } from '../../../src-shared/contract/due-lists-view.ts';
import type {
  DocumentCounts,
  DocumentKind,
  DocumentListQuery,
  IssuedDocument,
} from '../../../src-shared/contract/issued-documents-view.ts';
import type { Account } from '../../../src-shared/domain/account/account.ts';
import type { BusinessDate, Instant } from '../../../src-shared/domain/calendar/business-date.ts';
import type { IssuedPaperRecord } from '../../../src-shared/domain/document/paper.ts';
import type { DocumentContent } from './documents-port.ts';

/** A document that is issued, as the engine knows it. */
export type NewIssue = Pick<
  IssuedDocument,
  | ('documentId' | 'number' | 'accountNumber' | 'accountName' | 'asOf' | 'pageCount' | 'inputHash')
  | ('fileHash' | 'means' | 'issuedBy' | 'templateVersion' | 'copyOf')
> & {
  readonly request: CheckedDocumentRequest;
  /** What it says: kept, so that the same paper can be made again. */
  readonly content: DocumentContent;
  /** What enters it into the register of the team. */
  readonly commandId: string;
  readonly issuedOn: BusinessDate;
  readonly issuedAt: Instant;
};

/** What makes two documents the same. */
export type IssueInput = {
  readonly accountId: string;
  readonly kind: DocumentKind;
  readonly inputHash: string;
};

/** What was issued before of an input. `lastCopy`: the highest number of a copy, 0 where there is none. */
export type FirstOfInput = { readonly document: IssuedDocument; readonly lastCopy: number };

/** An account as the register names it. */
export type PaperAccount = Pick<Account, 'id' | 'number' | 'name'>;

/**
 * The register of issued documents: those of this device, with what they say, which nothing else has a record of, and
 * those of the team as the replica has them. Nothing but the departure of an account takes a row out of it. Calls are
 * synchronous and durable.
 * @throws {StorageError} when disk or file fail; nothing has changed then.
 */
export type IssuedDocumentsPort = {
  /** Enters a document that is issued here. */
  record(issue: NewIssue): IssuedDocument;
  /** Undefined where nothing of this input was issued yet, as far as this device knows. */
  first(input: IssueInput): FirstOfInput | undefined;
  /**
   * Takes in what the replica has of an account: documents of other devices, and that the server has those of this one.
   * Returns how many; those of a kind that this version does not know are left out.
   */
  takeIn(account: PaperAccount, papers: readonly IssuedPaperRecord[]): number;
  /** How many documents of the replica are in it. */
  replicatedCount(): number;
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
