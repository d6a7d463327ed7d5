import { z } from 'zod';
import {
  type CreditCheck,
  type CreditSuggestion,
  creditSuggestions,
} from '../domain/credit/credit-suggestion.ts';
import type { OfAccount } from './due-lists-view.ts';
import { listPage } from './list-page.ts';

/**
 * Credit: the accounts that the rules suggest to hold, those with the most reasons first and among equals the oldest
 * debt, those that they suggest to release, the longest held first, and those that somebody must review because they
 * owe in currencies that no limit measures. `all`: holds before releases before reviews.
 */
export const creditListQuerySchema = z.object({
  ...listPage,
  filter: z.enum(['all', ...creditSuggestions]),
});
export type CreditListQuery = z.infer<typeof creditListQuerySchema>;

/** Credit: what the rules suggest for an account, with why. Amounts in minor units of `currency`, the account's own. */
export type CreditListRow = OfAccount & {
  readonly suggests: (typeof creditSuggestions)[number];
  /** Every rule that was looked at; those that are reached are the reasons of a hold, a release has none. */
  readonly checks: readonly CreditCheck[];
  readonly currency: string;
  /** Open balance + unbilled orders. */
  readonly exposureMinor: number;
  readonly unbilledOrdersMinor: number;
  /** M1: what is owed in other currencies, in minor units of each. */
  readonly otherExposures: CreditSuggestion['otherExposures'];
  readonly creditLimitMinor: number | null;
  /** Per cent of the limit in use; null without a limit. */
  readonly creditUsePercent: number | null;
  /** The hold that is there; null where none is. */
  readonly held: { readonly on: string; readonly by: string; readonly reason: string } | null;
};

export const creditRowKey = (row: CreditListRow): string => row.accountId;
