import { z } from 'zod';
import type { Activity } from '../domain/activity/activity.ts';
import type { Mail } from '../domain/activity/mail.ts';
import type { Dispute } from '../domain/dispute/dispute.ts';
import type { IssuedPaperRecord } from '../domain/document/paper.ts';
import type { DunningNotice } from '../domain/dunning/notice.ts';
import { accountIdSchema, disputeIdSchema } from '../domain/ids.ts';
import type { Author } from '../domain/organisation/actor.ts';
import type { Payment } from '../domain/payment/payment.ts';
import type { CountedCash } from '../domain/promise/counted-cash.ts';
import type { PromiseToPay } from '../domain/promise/promise.ts';
import type { PromiseProgress } from '../domain/promise/promise-progress.ts';
import type { Receipt } from '../domain/receipt/receipt.ts';
import type { LedgerRequest } from '../domain/request/request.ts';
import { listPage } from './list-page.ts';

export const accountEntryKinds = [
  'activity',
  'promise',
  'dispute',
  'payment',
  'application',
  'plan',
  'receipt',
  'request',
  'notice',
  'paper',
] as const;
export type AccountEntryKind = (typeof accountEntryKinds)[number];

/** What happened on an account, newest first: all of it, or what is of one kind. */
export const accountEntriesQuerySchema = z.object({
  ...listPage,
  accountId: accountIdSchema,
  /** `note`: the activities that are notes. */
  kind: z.enum([...accountEntryKinds, 'note']).nullable(),
  /** A note whose newest entry is wanted. */
  soughtNote: z.string().max(4000).nullable(),
});
export type AccountEntriesQuery = z.infer<typeof accountEntriesQuerySchema>;

export type AccountEntriesHead = {
  readonly total: number;
  /** Where the newest entry with the sought note stands in the whole list; null where there is none. */
  readonly soughtIndex: number | null;
};

/** The invoices that an entry is about: how many, and the first few by number, null where the ledger has it no more. */
export type NamedInvoices = { readonly count: number; readonly numbers: readonly (string | null)[] };

export type PromiseEntry = Omit<PromiseProgress, 'promise' | 'counted'> & {
  readonly promise: Omit<PromiseToPay, 'allocations'>;
  /** What an open promise says of each invoice, so that it can be amended; empty for every other one. */
  readonly allocations: PromiseToPay['allocations'];
  readonly counted: readonly (CountedCash & { readonly reference: string })[];
  readonly invoices: NamedInvoices;
};

/** Amounts of invoices by id and number, which is null where the ledger has one no more. Minor units. */
export type NumberedItems = readonly {
  readonly invoiceId: string;
  readonly number: string | null;
  readonly amountMinor: number;
}[];

/** D1: a case as lists show it, without its history. */
export type DisputeEntry = Pick<
  Dispute,
  | ('id' | 'currency' | 'reasonCode' | 'description')
  | ('state' | 'resolution' | 'processor' | 'dueDate' | 'openedOn' | 'openedBy')
> & { readonly items: NumberedItems; readonly fileCount: number };

/** One case of an account, with its history and everything that was attached. */
export const disputeQuerySchema = z.object({ accountId: accountIdSchema, disputeId: disputeIdSchema });
export type DisputeCase = Omit<Dispute, 'items' | 'acceptedItems'> & {
  readonly items: NumberedItems;
  readonly acceptedItems: NumberedItems;
  readonly isWaiting: boolean;
};

export type PaymentEntry = Omit<Payment, 'allocations' | 'applied' | 'takenBack'> & {
  /** R3: what is applied to no invoice, in minor units. */
  readonly freeMinor: number;
  readonly invoices: NamedInvoices;
};

/** R3: cash of a payment that somebody applied to invoices, or took back from them. Minor units of its currency. */
export type ApplicationEntry = {
  readonly paymentId: string;
  /** The payment's. */
  readonly reference: string;
  readonly currency: string;
  /** Σ of all items, credits taken off. */
  readonly amountMinor: number;
  readonly itemCount: number;
  /** The first few; below 0 for a credit that was netted; `number` is null where the ledger has it no more. */
  readonly items: NumberedItems;
};

/** Who took a step, and why where they said so. */
export type EntryStep<Name extends string> = {
  readonly name: Name;
  readonly by: Author;
  readonly reason: string;
};

/** N5: a step of a version of a plan. `totalMinor`: all its instalments, in minor units of its currency. */
export type PlanStepEntry = {
  readonly planId: string;
  readonly version: number;
  readonly currency: string;
  readonly totalMinor: number;
  readonly instalmentCount: number;
  readonly contactName: string;
};

export type ReceiptEntry = Omit<Receipt, 'items' | 'exceptions' | 'denominations'> & {
  readonly exceptionCount: number;
  readonly invoices: NamedInvoices;
};

/** A document of the ledger that may have booked what was asked for. Amount in minor units of the request's currency. */
export type Booking = {
  readonly documentId: string;
  readonly number: string;
  readonly date: string;
  readonly amountMinor: number;
};

export type RequestEntry = Omit<LedgerRequest, 'items'> & {
  readonly invoices: NamedInvoices;
  /** D4: the newest documents that may have booked it, while it waits for the ledger; null where the ledger books nothing. */
  readonly bookings: readonly Booking[] | null;
};

export type NoticeEntry = Omit<DunningNotice, 'items'> & {
  readonly amountMinor: number;
  readonly invoices: NamedInvoices;
};

/** How far a mail of the server with a document has come. `isWaiting`: it is still on this device. */
export type PaperMail = Pick<Mail, 'address' | 'state' | 'trouble'> & {
  readonly activityId: string;
  readonly contactName: string;
  readonly isWaiting: boolean;
};

/**
 * A document that was handed out. A kind that nobody knows here is one of a newer workstation. `mails`: whom the server
 * mails it to, the newest first; empty where it was handed out in another way.
 */
export type PaperEntry = Pick<IssuedPaperRecord, 'id' | 'number' | 'kind' | 'means' | 'asOf' | 'issued'> & {
  /** Of a copy: the number of the first document, and which copy of it this is; else null. */
  readonly copyOf: Pick<NonNullable<IssuedPaperRecord['copyOf']>, 'number' | 'copy'> | null;
  readonly mails: readonly PaperMail[];
};

/** One thing that happened on an account. What is decided upon is there once for each step that somebody took. */
export type AccountEntry = { readonly key: string; readonly date: string } & (
  | {
      readonly kind: 'activity';
      readonly activity: Activity;
      /** The entry that corrects this one, which stays readable and counts for nothing; null for one that stands. */
      readonly supersededBy: string | null;
      readonly isWaiting: boolean;
    }
  | { readonly kind: 'promise'; readonly progress: PromiseEntry; readonly isWaiting: boolean }
  | { readonly kind: 'dispute'; readonly dispute: DisputeEntry; readonly isWaiting: boolean }
  | { readonly kind: 'payment'; readonly payment: PaymentEntry }
  | {
      readonly kind: 'application';
      readonly step: EntryStep<'applied' | 'taken-back'>;
      readonly application: ApplicationEntry;
      readonly isWaiting: boolean;
    }
  | {
      readonly kind: 'plan';
      readonly step: EntryStep<
        'proposed' | 'proposed-and-approved' | 'granted' | 'refused' | 'signed' | 'ended'
      >;
      readonly plan: PlanStepEntry;
      readonly isWaiting: boolean;
    }
  | {
      readonly kind: 'receipt';
      readonly step: EntryStep<'issued' | 'voided' | 'deposited'>;
      readonly receipt: ReceiptEntry;
      readonly isWaiting: boolean;
    }
  | {
      readonly kind: 'request';
      /** What was decided is the request's state. */
      readonly step: EntryStep<'asked' | 'decided'>;
      readonly request: RequestEntry;
      readonly isWaiting: boolean;
    }
  | {
      readonly kind: 'notice';
      readonly step: EntryStep<'proposed' | 'approved' | 'sent' | 'cancelled'>;
      readonly notice: NoticeEntry;
      readonly isWaiting: boolean;
    }
  | { readonly kind: 'paper'; readonly paper: PaperEntry; readonly isWaiting: boolean }
);

/** The entries of one kind. */
export type AccountEntryOf<Kind extends AccountEntryKind> = Extract<AccountEntry, { readonly kind: Kind }>;

/** The key of an entry in its live list. */
export const accountEntryKey = (entry: AccountEntry): string => entry.key;
