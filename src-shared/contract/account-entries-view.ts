import { z } from 'zod';
import type { Activity } from '../domain/activity/activity.ts';
import type { Dispute } from '../domain/dispute/dispute.ts';
import { accountIdSchema } from '../domain/ids.ts';
import type { Payment } from '../domain/payment/payment.ts';
import type { CountedCash } from '../domain/promise/counted-cash.ts';
import type { PromiseToPay } from '../domain/promise/promise.ts';
import type { PromiseProgress } from '../domain/promise/promise-progress.ts';
import { listPage } from './list-page.ts';

export const accountEntryKinds = ['activity', 'promise', 'dispute', 'payment'] as const;
export type AccountEntryKind = (typeof accountEntryKinds)[number];

/** What happened on an account, newest first: all of it, or what is of one kind. */
export const accountEntriesQuerySchema = z.object({
  ...listPage,
  accountId: accountIdSchema,
  kind: z.enum(accountEntryKinds).nullable(),
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
  readonly counted: readonly (CountedCash & { readonly reference: string })[];
  readonly invoices: NamedInvoices;
};

export type DisputeEntry = Omit<Dispute, 'items'> & {
  readonly items: readonly { readonly number: string | null; readonly amountMinor: number }[];
};

export type PaymentEntry = Omit<Payment, 'allocations'> & {
  /** R3: what is applied to no invoice, in minor units. */
  readonly freeMinor: number;
  readonly invoices: NamedInvoices;
};

/** One thing that happened on an account. */
export type AccountEntry = { readonly key: string; readonly date: string } & (
  | { readonly kind: 'activity'; readonly activity: Activity; readonly isWaiting: boolean }
  | { readonly kind: 'promise'; readonly progress: PromiseEntry; readonly isWaiting: boolean }
  | { readonly kind: 'dispute'; readonly dispute: DisputeEntry; readonly isWaiting: boolean }
  | { readonly kind: 'payment'; readonly payment: PaymentEntry }
);

/** The entries of one kind. */
export type AccountEntryOf<Kind extends AccountEntryKind> = Extract<AccountEntry, { readonly kind: Kind }>;

/** The key of an entry in its live list. */
export const accountEntryKey = (entry: AccountEntry): string => entry.key;
