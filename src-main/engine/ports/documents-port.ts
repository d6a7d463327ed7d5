import type { ComposedMail, MailWords } from '../../../src-shared/contract/document-mail.ts';
import type { DocumentNotice } from '../../../src-shared/contract/document-request.ts';
import type { Account } from '../../../src-shared/domain/account/account.ts';
import type { CurrencyFigures } from '../../../src-shared/domain/account/account-figures.ts';
import type { DatedCaseStanding } from '../../../src-shared/domain/dispute/acknowledgement-standing.ts';
import type { Dispute } from '../../../src-shared/domain/dispute/dispute.ts';
import type { DisputeReasonName } from '../../../src-shared/domain/dispute/reason-words.ts';
import type { Letterhead, Logo } from '../../../src-shared/domain/document-template/letterhead.ts';
import type { DunningNotice } from '../../../src-shared/domain/dunning/notice.ts';
import type { NoticeLine } from '../../../src-shared/domain/dunning/notice-lines.ts';
import type { NoticeStanding } from '../../../src-shared/domain/dunning/notice-standing.ts';
import type { Organisation } from '../../../src-shared/domain/organisation/organisation.ts';
import type { AgreementStanding } from '../../../src-shared/domain/plan/agreement-standing.ts';
import type { InterestCounting } from '../../../src-shared/domain/plan/period-interest.ts';
import type { PaymentPlan, PlanVersion } from '../../../src-shared/domain/plan/plan.ts';
import type { PlanPolicy } from '../../../src-shared/domain/plan/plan-policy.ts';
import type { DatedStanding } from '../../../src-shared/domain/promise/confirmation-standing.ts';
import type { PromiseToPay } from '../../../src-shared/domain/promise/promise.ts';
import type { PromiseVersion } from '../../../src-shared/domain/promise/promise-version.ts';
import type { Receipt } from '../../../src-shared/domain/receipt/receipt.ts';
import type { BalanceForward } from '../../../src-shared/domain/statement/balance-forward.ts';
import type { StatementItem } from '../../../src-shared/domain/statement/statement-item.ts';
import type { HistoryEntry } from './history-entry.ts';
import type { ReportContent } from './report-content.ts';

/** What a currency of the account amounts to on a statement. */
export type StatementFigures = Pick<
  CurrencyFigures,
  'currency' | 'balanceMinor' | 'bucketsMinor' | 'creditsMinor' | 'disputedMinor' | 'promisedMinor'
>;

/** What every statement says beside what is stated. */
export type StatementFrame = DocumentParties & {
  /** The business date that all figures are of. */
  readonly today: string;
  readonly account: Pick<Account, 'paymentTerms' | 'taxId'>;
  readonly ageingBucketDays: readonly number[];
  /** Without its lines: the figures alone. */
  readonly isSummary: boolean;
  /** The first day of the movements; null for a statement of open items. */
  readonly forward: { readonly from: string } | null;
  /** D2: what the reasons of the organisation are called. */
  readonly disputeReasons: readonly DisputeReasonName[];
  readonly locale: string;
};

/** What is stated of one account. */
export type StatedAccount = {
  /** Per currency, the account's own first. */
  readonly figures: readonly [StatementFigures, ...StatementFigures[]];
  /** Oldest due first. */
  readonly items: readonly StatementItem[];
  /** What moved the balance in each currency since a day; null for a statement of open items. */
  readonly forward: { readonly from: string; readonly balances: readonly BalanceForward[] } | null;
};

/** What a statement is made of: what is open at a date, and nothing that is not printed. */
export type StatementContent = StatementFrame & StatedAccount & { readonly kind: 'statement' };

/** What a consolidated statement is made of: that of each account of a group of companies, to the one at its top. */
export type GroupStatementContent = StatementFrame & {
  readonly kind: 'group-statement';
  /** The account at the top first, the others by their numbers. */
  readonly members: readonly [GroupMember, ...GroupMember[]];
  /** False where the group may have accounts that are not on this device: the paper says so. */
  readonly isWhole: boolean;
};

export type GroupMember = StatedAccount & { readonly account: Pick<Account, 'number' | 'name'> };

/** The organisation and the customer as papers of a fact name them: what changes beside them changes no paper. */
export type DocumentParties = {
  readonly organisation: Pick<
    Organisation,
    'name' | 'addressLines' | 'country' | 'phone' | 'email' | 'paymentLines' | 'timeZone'
  >;
  readonly account: Pick<Account, 'number' | 'name' | 'addressLines' | 'country'>;
  /** Left out where letterhead and texts are the built-in ones. */
  readonly template?: PrintedTemplate;
};

/** What a paper prints of the organisation's own template, and nothing else of it. */
export type PrintedTemplate = {
  /** Of the organisation's template: for the register, and no part of the hash. 0 for one that is not saved. */
  readonly version: number;
  readonly letterhead: Omit<Letterhead, 'logo'> & {
    /** `sha256`: of the file. What a paper is made of names its logo by that, not by its bytes. */
    readonly logo: (Logo & { readonly sha256: string }) | null;
  };
  /** By slot; by `<slot>/<form>` where it is counted. */
  readonly texts: Readonly<Record<string, string>>;
};

/** An invoice that a document names. The others of its ids the ledger has no more. */
export type NamedInvoice = {
  readonly id: string;
  readonly number: string;
  readonly invoiceDate: string;
  readonly dueDate: string;
};

/** R1: what the paper of a receipt says: the same before the server has it and after. */
export type ReceiptContent = DocumentParties & {
  readonly kind: 'receipt';
  readonly receipt: Pick<
    Receipt,
    | ('id' | 'currency' | 'amountMinor' | 'method' | 'items' | 'payerName' | 'reference' | 'chequeDate')
    | ('denominations' | 'issued' | 'bookedOn' | 'exceptions' | 'voided')
  >;
  readonly invoices: readonly NamedInvoice[];
  /**
   * What the payer signed with: the bytes of the file in base64, null where they are not on this device. Null for a
   * receipt that nobody signed.
   */
  readonly signature: { readonly sha256: string; readonly base64: string | null } | null;
  readonly locale: string;
};

/** N1, N5: what the paper of a version of a payment plan says. */
export type PlanAgreementContent = DocumentParties & {
  readonly kind: 'plan-agreement';
  readonly plan: Pick<PaymentPlan, 'currency' | 'contactName'>;
  readonly version: Pick<PlanVersion, 'version' | 'on' | 'items' | 'instalments'> & {
    readonly interestRate: string | null;
    readonly interestMethod: PlanVersion['conventions']['interestMethod'];
    readonly interestCounting: InterestCounting;
  };
  readonly standing: AgreementStanding;
  /** Null while nobody has signed for the customer. */
  readonly signed: { readonly on: string; readonly by: string } | null;
  readonly endedOn: string | null;
  readonly invoices: readonly NamedInvoice[];
  /** N3 */
  readonly policy: Pick<PlanPolicy, 'graceDays' | 'missesToDefault'>;
  readonly locale: string;
};

/** P2: what the letter says that confirms one version of a promise to pay. */
export type PromiseConfirmationContent = DocumentParties & {
  readonly kind: 'promise-confirmation';
  readonly promise: Omit<PromiseVersion, 'replacedOn'> & {
    readonly currency: string;
    /** Empty, and the method null, where nobody knows any more what they were in replaced terms. */
    readonly contactName: string;
    readonly method: PromiseToPay['method'] | null;
  };
  /** When the terms were agreed that these took the place of; null for the first ones. */
  readonly replacesTermsOf: string | null;
  readonly standing: DatedStanding;
  /** What counted and what is missing, in minor units; null for terms that nobody has to keep any more. */
  readonly cash: { readonly receivedMinor: number; readonly toPayMinor: number } | null;
  /** The last day of which it tells something. */
  readonly asOf: string;
  readonly invoices: readonly NamedInvoice[];
  readonly locale: string;
};

/** D1–D4: what the letter says that acknowledges a dispute. */
export type DisputeAcknowledgementContent = DocumentParties & {
  readonly kind: 'dispute-acknowledgement';
  readonly dispute: Pick<
    Dispute,
    'currency' | 'items' | 'acceptedItems' | 'reasonCode' | 'description' | 'contactName' | 'openedOn'
  > & { readonly reference: string };
  /** D2: what its reason is called; null where the organisation has it no more. */
  readonly reason: DisputeReasonName | null;
  readonly standing: DatedCaseStanding;
  /** D1: by when the customer is answered; null where no day can be promised. */
  readonly answerBy: string | null;
  /** D4: what became of the accepted amounts; null where there are none. `number`: of the credit note. */
  readonly credit: {
    readonly is: 'awaited' | 'credit-note' | 'taken-off';
    readonly number: string | null;
  } | null;
  /** The last day of which it tells something. */
  readonly asOf: string;
  readonly invoices: readonly NamedInvoice[];
  readonly locale: string;
};

/** G1: what the letter of a dunning notice says, for as long as nothing becomes of the notice itself. */
export type DunningLetterContent = DocumentParties & {
  readonly kind: 'dunning-letter';
  /** Of the letter: when it went out or was cancelled, else the present day. */
  readonly date: string;
  /** The day of the notice, of which all amounts are. */
  readonly amountsOf: string;
  readonly payBy: string;
  readonly notice: Pick<DunningNotice, 'level' | 'currency' | 'feeMinor' | 'interestMinor'>;
  /** G2: its level states interest, and nobody could tell how much. */
  readonly isInterestUnknown: boolean;
  readonly lines: readonly (Omit<NoticeLine, 'invoice'> & {
    /** Null where the ledger has it no more. */
    readonly invoice: Omit<NamedInvoice, 'id'> | null;
  })[];
  readonly standing: NoticeStanding;
  readonly cancelled: { readonly on: string; readonly by: string; readonly reason: string } | null;
  readonly locale: string;
};

/** What happened on an account, the oldest first: for those who work it, and not for the customer. */
export type AccountHistoryContent = DocumentParties & {
  readonly kind: 'account-history';
  /** The business date on which promises stand as they do here. */
  readonly today: string;
  /** The first and the last day that are wanted; null for no bound. */
  readonly from: string | null;
  readonly to: string | null;
  readonly entries: readonly HistoryEntry[];
  /** D2: what the reasons of the organisation are called. */
  readonly disputeReasons: readonly DisputeReasonName[];
  readonly locale: string;
};

/** Everything that a document is made of. Plain JSON: the hash is over it, and it can be kept to make the same bytes again. */
export type DocumentContent =
  | StatementContent
  | GroupStatementContent
  | ReceiptContent
  | PlanAgreementContent
  | PromiseConfirmationContent
  | DisputeAcknowledgementContent
  | DunningLetterContent
  | AccountHistoryContent;

/** What the paper of an issued document says of itself: it is no part of the content, and not in its hash. */
export type PaperMark = {
  readonly number: string;
  /** Of a copy: which one it is, of which document, and the business date of that one's issue; else null. */
  readonly copy: { readonly number: number; readonly of: string; readonly issuedOn: string } | null;
};

/** What is printed: a document, and what its paper says of itself; nothing where it is not issued. */
export type Paper = { readonly content: DocumentContent; readonly mark?: PaperMark | undefined };

/** A document as it was rendered. `inputHash`: SHA-256 of the canonical input, in hex. */
export type PrintedDocument = {
  readonly pdf: Uint8Array<ArrayBuffer>;
  /** What it is called in its own language. */
  readonly title: string;
  readonly pageCount: number;
  readonly inputHash: string;
  readonly fileName: string;
  /** The business date that it is of. */
  readonly asOf: string;
  /** What is not on it as it should be. */
  readonly notices: readonly DocumentNotice[];
};

/** `isDuplex`: each document begins on the front of a sheet. */
export type MergeSetting = { readonly isDuplex: boolean };

/** Documents in one file, to be printed at once; blank pages count. */
export type MergedDocuments = { readonly pdf: Uint8Array<ArrayBuffer>; readonly pageCount: number };

/** A file in an archive. */
export type ArchiveEntry = { readonly name: string; readonly content: Uint8Array };

/** Renders documents outside of the engine's thread. The same content and mark render the same bytes. */
export type DocumentsPort = {
  /** How many are rendered at the same time. */
  readonly width: number;
  /** Without a mark where nothing is issued: a preview has no number. */
  render(content: DocumentContent, mark?: PaperMark): Promise<PrintedDocument>;
  /** The report of the key figures, which is never issued. */
  renderReport(content: ReportContent): Promise<PrintedDocument>;
  /** One file of at least one document, in their order. Its memory grows with them: a few hundred are enough. */
  merge(papers: readonly Paper[], setting: MergeSetting): Promise<MergedDocuments>;
  /** A ZIP archive of files as they are. Of names that are alike all but the first get a number. */
  archive(entries: readonly ArchiveEntry[]): Promise<Uint8Array<ArrayBuffer>>;
  /** What a mail says that a document of this title goes along with, in the document's language. */
  mailWords(content: DocumentContent, title: string): MailWords;
  /** A mail with a document as a file that mail programs open to be looked at and sent (EML). */
  mailFile(mail: ComposedMail): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends the workers; rendering afterwards is a bug. */
  close(): Promise<void>;
};
