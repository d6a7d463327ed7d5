import { z } from 'zod';
import { accountIdSchema } from '../domain/ids.ts';
import { invoiceChoiceSchema } from './invoice-choice.ts';
import { listPage } from './list-page.ts';

/**
 * The invoices of an account: the open ones, oldest due first, of one ageing bucket those that something is owed on.
 * `hasSettled` lets the settled ones follow, latest due first; with a bucket there are none.
 */
export const accountInvoicesQuerySchema = z.object({
  ...listPage,
  accountId: accountIdSchema,
  bucket: z.int().min(0).nullable(),
  hasSettled: z.boolean(),
  /** The number of an invoice whose place in the list is wanted. */
  soughtNumber: z.string().max(200).nullable(),
});
export type AccountInvoicesQuery = z.infer<typeof accountInvoicesQuerySchema>;

export type AccountInvoicesHead = {
  readonly total: number;
  /** Where the sought invoice stands in the whole list; null where it is not in it. */
  readonly soughtIndex: number | null;
  /** Nothing is open on the sought invoice. */
  readonly isSoughtSettled: boolean;
};

/** What of the open invoices is chosen; `bucket` as it is shown. */
export const chosenInvoicesQuerySchema = z.object({
  accountId: accountIdSchema,
  bucket: z.int().min(0).nullable(),
  choice: invoiceChoiceSchema,
});
export type ChosenInvoicesQuery = z.infer<typeof chosenInvoicesQuerySchema>;

export type ChosenInvoices = {
  readonly count: number;
  /** M1: open amounts per currency in minor units, in the order of first appearance. */
  readonly totals: readonly { readonly currency: string; readonly openMinor: number }[];
  readonly oldestDaysPastDue: number;
  /** Of those that are shown: how many can be chosen, and how many are. */
  readonly shownCount: number;
  readonly shownChosenCount: number;
};

/** The most invoices of one currency that are offered: a command takes no more of them. */
export const maxClaimedInvoices = 1000;

/**
 * The invoices that a promise or a dispute may take: of the chosen ones, or of all open ones where none are chosen.
 * The rows are the first `maxClaimedInvoices` of each currency, oldest due first.
 */
export const claimableInvoicesQuerySchema = z.object({
  accountId: accountIdSchema,
  claim: z.enum(['promise', 'dispute']),
  choice: invoiceChoiceSchema,
});
export type ClaimableInvoicesQuery = z.infer<typeof claimableInvoicesQuerySchema>;

/** What of the chosen invoices of one currency a claim may take. Amounts in minor units of it. */
export type ClaimableCurrency = {
  readonly currency: string;
  /** All that are chosen; the first few of them by number. */
  readonly chosen: NumberedInvoices;
  /** Those of them that nothing is left to take of. */
  readonly taken: NumberedInvoices;
  readonly claimableCount: number;
  readonly claimableMinor: number;
  readonly toCollectMinor: number;
};

/** So many invoices, the first few by number. */
export type NumberedInvoices = { readonly count: number; readonly numbers: readonly string[] };

/** The currency of the oldest chosen invoice comes first. */
export type ClaimableHead = { readonly currencies: readonly ClaimableCurrency[] };
