import { z } from 'zod';
import type { PriorityReason } from '../domain/priority/priority.ts';
import { listPage } from './list-page.ts';
import type { PlannedAction } from './planned-action.ts';

export const worklistSorts = ['priority', 'name', 'overdue', 'to-collect', 'oldest', 'last-contact'] as const;

/**
 * A window into the worklist. Every word of `search` must occur in the account: from three letters on anywhere in its
 * number, name, contacts, notes and invoice numbers, below that at the beginning of a word of number or name. Case,
 * accents and the separators of phone and invoice numbers do not matter ("muller" finds "Müller"). Empty matches all.
 */
export const worklistQuerySchema = z.object({
  ...listPage,
  search: z.string().max(200),
  /** `to-work` leaves out accounts with nothing overdue and nothing due to do. */
  filter: z.enum(['all', 'to-work', 'broken-promises', 'promises-due', 'disputes']),
  sort: z.enum(worklistSorts),
  direction: z.enum(['ascending', 'descending']),
});
export type WorklistQuery = z.infer<typeof worklistQuerySchema>;

/** One account of the worklist. Amounts in minor units of `currency`, the account's own. */
export type WorklistRow = {
  readonly accountId: string;
  readonly number: string;
  readonly name: string;
  readonly currency: string;
  readonly score: number;
  /** W1: the rules that made the score. */
  readonly reasons: readonly PriorityReason[];
  readonly balanceMinor: number;
  readonly overdueMinor: number;
  readonly toCollectMinor: number;
  readonly disputedMinor: number;
  readonly promisedMinor: number;
  readonly bucketsMinor: readonly number[];
  readonly creditsMinor: number;
  /** Of the items in all currencies. */
  readonly oldestDaysPastDue: number;
  readonly openCount: number;
  readonly overdueCount: number;
  /** The open promise that is due next. */
  readonly nextPromise: {
    readonly date: string;
    readonly amountMinor: number;
    readonly currency: string;
  } | null;
  readonly brokenPromiseCount: number;
  readonly activeDisputeCount: number;
  readonly lastContactOn: string | null;
  readonly nextAction: PlannedAction | null;
  readonly riskClass: string;
  readonly contactName: string;
  readonly contactPhone: string;
  /** True when the account has a balance in a currency other than its own. */
  readonly hasOtherCurrencies: boolean;
  /** Commands of this account that the server has not answered yet. */
  readonly waitingCount: number;
};

/**
 * Totals per currency over all accounts that match, not only those of the window. An amount is null where the sum is
 * too large to be exact in minor units.
 */
export type WorklistTotals = {
  readonly currency: string;
  /** Accounts whose own currency this is; 0 where others owe in it. */
  readonly accountCount: number;
  readonly overdueMinor: number | null;
  readonly toCollectMinor: number | null;
};

/** Why a search found an account, where its number and name alone do not show it. */
export type FoundIn = { readonly kind: 'contact' | 'note' | 'invoice'; readonly text: string };

export type WorklistHead = {
  readonly query: WorklistQuery;
  readonly total: number;
  readonly totals: readonly WorklistTotals[];
  /** By account id, for rows of the window. */
  readonly foundIn: Readonly<Record<string, FoundIn>>;
  /** Accounts whose figures are being computed again; 0 when everything shown is up to date. */
  readonly staleCount: number;
};

/** Counts of the rail. */
export type Counts = {
  /** These five count accounts: what the worklist's filters show. */
  readonly accounts: number;
  readonly toWork: number;
  readonly promisesDue: number;
  readonly brokenPromises: number;
  readonly disputes: number;
  /** Open promises that are promised for today or before. */
  readonly duePromises: number;
  /** Active disputes that are due before today. */
  readonly lateDisputes: number;
  /** Next actions for today or before. */
  readonly followUpsDue: number;
  readonly attention: number;
};

/** The key of a row in a live list. */
export const worklistRowKey = (row: WorklistRow): string => row.accountId;
