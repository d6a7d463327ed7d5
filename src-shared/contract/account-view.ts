import type { Account } from '../domain/account/account.ts';
import type { CurrencyFigures } from '../domain/account/account-figures.ts';
import type { InvoicePosition } from '../domain/account/ledger-position.ts';
import type { Activity } from '../domain/activity/activity.ts';
import type { FollowUp } from '../domain/activity/follow-ups.ts';
import type { CreditSuggestion } from '../domain/credit/credit-suggestion.ts';
import type { Dispute } from '../domain/dispute/dispute.ts';
import type { Payment } from '../domain/payment/payment.ts';
import type { PlanStatus } from '../domain/plan/plan-progress.ts';
import type { BrokenPromiseTask } from '../domain/priority/broken-promise-tasks.ts';
import type { Priority } from '../domain/priority/priority.ts';
import type { PromiseProgress } from '../domain/promise/promise-progress.ts';
import type { PlannedAction } from './planned-action.ts';

/** One row of the invoice table. Amounts in minor units of `currency`. */
export type InvoiceRow = Omit<InvoicePosition, 'invoice'> & {
  readonly id: string;
  readonly number: string;
  readonly type: 'invoice' | 'debit-note' | 'credit-note';
  readonly reference: string;
  readonly currency: string;
  readonly invoiceDate: string;
  readonly dueDate: string;
  readonly amountMinor: number;
};

/** A promise or another item with whether the server has it yet. */
export type Pending<Item> = Item & { readonly isWaiting: boolean };

/** What is true of an account as a whole. */
type AccountFacts = {
  readonly account: Account;
  /** M4: the date that every figure here is of. */
  readonly today: string;
  /** Per currency, the account's own first. */
  readonly figures: readonly [CurrencyFigures, ...CurrencyFigures[]];
  readonly ageingBucketDays: readonly number[];
  readonly priority: Priority;
  /** Per cent of the credit limit in use; null without a limit. */
  readonly creditUsePercent: number | null;
  readonly settledInvoiceCount: number;
  readonly lastContactOn: string | null;
  readonly nextAction: PlannedAction | null;
  readonly waitingCount: number;
};

/** G1: how far dunning has come on an account. */
export type DunningStanding = {
  /** The highest level that was sent over an item with something open; 0 for none. */
  readonly level: number;
  /** The level of the item that is due next, and the day; today where it is due now. Null where none will be. */
  readonly next: { readonly level: number; readonly on: string } | null;
  /** The block that holds today. */
  readonly block: Account['dunningBlock'];
  readonly unsentCount: number;
};

/** How many plans are in which state, those without any left out, and what is due next on the active ones. */
export type PlanStanding = {
  readonly counts: readonly { readonly status: PlanStatus; readonly count: number }[];
  readonly nextDueDate: string | null;
};

/** What the live view of an account sends; its invoices and entries are live lists of their own. */
export type AccountHead = AccountFacts & {
  readonly openInvoiceCount: number;
  readonly promiseCount: number;
  readonly disputeCount: number;
  readonly paymentCount: number;
  readonly plans: PlanStanding;
  /** Exposure and what the rules suggest, in the account's own currency; the hold itself is the account's. */
  readonly credit: CreditSuggestion;
  readonly dunning: DunningStanding;
  /** Requests that may still come to something, and how many of them wait for a decision. */
  readonly requests: { readonly openCount: number; readonly awaitingCount: number };
  /** Open next actions, in the order in which they were planned. */
  readonly followUps: readonly FollowUp[];
  /** P4 */
  readonly brokenPromiseTasks: readonly BrokenPromiseTask[];
};

/** The effective state of an account in full, replica with the pending commands on top: documents are made of it. */
export type AccountView = AccountFacts & {
  /** Open items, oldest due first. */
  readonly openInvoices: readonly InvoiceRow[];
  /** Newest first. */
  readonly promises: readonly Pending<PromiseProgress>[];
  readonly disputes: readonly Pending<{ readonly dispute: Dispute }>[];
  readonly activities: readonly Pending<{ readonly activity: Activity }>[];
  readonly payments: readonly Payment[];
};

/** The key of an invoice in the live lists of its account. */
export const invoiceRowKey = (row: InvoiceRow): string => row.id;
