import { z } from 'zod';
import { riskClasses } from '../domain/account/account.ts';
import { accountIdSchema, userIdSchema } from '../domain/ids.ts';
import type { PriorityReason } from '../domain/priority/priority.ts';
import { listPage } from './list-page.ts';
import type { PlannedAction } from './planned-action.ts';

export const worklistSorts = ['priority', 'name', 'overdue', 'to-collect', 'oldest', 'last-contact'] as const;

/** What an account may be narrowed down by beside a filter; all that is said must hold. */
export const narrowingSchema = z.object({
  segment: z.string().max(100).optional(),
  collectorId: userIdSchema.optional(),
  riskClass: z.enum(riskClasses).optional(),
  /** `overdue`: something is; `owing`: the balance is above zero; `settled`: nothing is owed. */
  standing: z.enum(['overdue', 'owing', 'settled']).optional(),
  hold: z.enum(['credit-hold', 'dunning-block', 'none']).optional(),
  /** The account at the top of a group of companies: it and all below it. */
  companyId: accountIdSchema.optional(),
  /** Only accounts that belong to a group of companies. */
  inCompany: z.literal(true).optional(),
});
export type Narrowing = z.infer<typeof narrowingSchema>;

/** By what accounts are put together; `company` is the group of companies that they belong to. */
export const worklistGroupings = ['collector', 'segment', 'company'] as const;
export type WorklistGrouping = (typeof worklistGroupings)[number];

/** A person does not close more groups by hand. */
export const mostClosedGroups = 500;

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
  narrowing: narrowingSchema.optional(),
  /** Groups stand one after the other, each in the order that is asked for; absent for one list. */
  grouping: z.enum(worklistGroupings).optional(),
  /** The keys of groups of which no rows are asked for: their heads stand alone, with the counts and sums of all. */
  closed: z.array(z.string().max(100)).max(mostClosedGroups).optional(),
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
  /** The day on which the last open promise was made that came after those not kept and answers them; null for none. */
  readonly promisedAnewOn: string | null;
  readonly activeDisputeCount: number;
  readonly lastContactOn: string | null;
  readonly nextAction: PlannedAction | null;
  readonly riskClass: string;
  readonly segment: string;
  readonly territory: string;
  /** Of the customer; empty for the organisation's own. */
  readonly language: string;
  readonly collectorId: string;
  /** The account right above it in its group of companies; null where there is none. */
  readonly parentId: string | null;
  readonly isOnCreditHold: boolean;
  /** G1: a dunning block holds today. */
  readonly isDunningBlocked: boolean;
  /** Per cent of the credit limit in use; null without a limit. */
  readonly creditUsePercent: number | null;
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

/** A group of the accounts that match, with its totals. */
export type WorklistGroup = {
  /** The collector, the segment, or the account at the top; empty for those that have none. */
  readonly key: string;
  /** The name of the account at the top; the key for the others. */
  readonly label: string;
  readonly accountCount: number;
  readonly totals: readonly WorklistTotals[];
};

/** What accounts can be narrowed down to, with how many there are. */
export type WorklistChoices = {
  readonly segments: readonly CountedChoice[];
  readonly collectors: readonly CountedChoice[];
  readonly riskClasses: readonly CountedChoice[];
};
export type CountedChoice = { readonly value: string; readonly count: number };

export type WorklistHead = {
  readonly query: WorklistQuery;
  /** Rows of the list: all that match, but for those of closed groups. */
  readonly total: number;
  /** Accounts that match. */
  readonly accountCount: number;
  readonly totals: readonly WorklistTotals[];
  /** In their order; none where no grouping was asked for. */
  readonly groups: readonly WorklistGroup[];
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
  readonly activeDisputes: number;
  /** Next actions for today or before. */
  readonly followUpsDue: number;
  /** Payment plans: all that are not over, and those of them whose name says what is the matter with them. */
  readonly standingPlans: number;
  readonly activePlans: number;
  readonly missedPlans: number;
  readonly defaultedPlans: number;
  readonly unsignedPlans: number;
  /** What the person who is signed in may decide, and what they asked for themselves. */
  readonly approvals: number;
  readonly askedApprovals: number;
  /** Accounts, currency by currency, that are due to be dunned. */
  readonly dunning: number;
  /** Accounts for which the rules of credit suggest something: all, and by what they suggest. */
  readonly credit: number;
  readonly creditHolds: number;
  readonly creditReleases: number;
  readonly creditReviews: number;
  /** Accounts to visit today. */
  readonly visits: number;
  /** Receipts for money that is still to be handed in: all, of cash, of cheques. */
  readonly cash: number;
  readonly cashNotes: number;
  readonly cashCheques: number;
  readonly attention: number;
};

/** The key of a row in a live list. */
export const worklistRowKey = (row: WorklistRow): string => row.accountId;
