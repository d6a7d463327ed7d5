import { z } from 'zod';
import type { Account, ContactChannel } from '../domain/account/account.ts';
import type { DunningReason } from '../domain/dunning/item-standing.ts';
import type { DunningNotice } from '../domain/dunning/notice.ts';
import type { OutdatedItem } from '../domain/dunning/outdated.ts';
import type { NoNotice } from '../domain/dunning/propose-notices.ts';
import type { OfAccount } from './due-lists-view.ts';
import { listPage } from './list-page.ts';

/**
 * G1: what would be dunned now, over all accounts: the highest level first, then the oldest item. `blocked`: only the
 * account's block keeps it from being dunned; `below-minimum`: it comes to less than the minimums of its level;
 * `policy-unknown`: the account names a policy that the organisation does not have, so that nobody can tell its level.
 */
export const dunningListQuerySchema = z.object({
  ...listPage,
  filter: z.enum(['due', 'blocked', 'below-minimum', 'policy-unknown']),
  level: z.int().min(1).max(9).nullable().default(null),
});
export type DunningListQuery = z.input<typeof dunningListQuerySchema>;

/** What is due of an account in one currency. Amounts in minor units of it, without interest. */
type DueOfAccount = OfAccount & {
  readonly currency: string;
  readonly amountMinor: number;
  readonly itemCount: number;
  readonly oldestDaysPastDue: number;
  /** The block's reason and its last day; null for one without an end. */
  readonly block: { readonly reason: string; readonly until: string | null } | null;
};

/** G1: what is due to be dunned on an account in one currency. */
type DunnableRow = DueOfAccount & {
  readonly level: number;
  readonly channel: ContactChannel;
  readonly feeMinor: number;
  readonly needsApproval: boolean;
  readonly why: 'blocked' | 'below-minimum' | null;
};

/** G1: what is to be collected of an account whose policy the organisation does not have: it is dunned by nobody. */
type UnruledRow = DueOfAccount & {
  readonly why: 'policy-unknown';
  /** The name of the policy that there is not. */
  readonly policy: string;
};
export type DunningListRow = DunnableRow | UnruledRow;

/**
 * Notices that were not sent, the oldest first. `outdated`: of both, those over which something else is to be collected
 * now.
 */
export const noticeListQuerySchema = z.object({
  ...listPage,
  filter: z.enum(['to-approve', 'to-send', 'outdated']),
});
export type NoticeListQuery = z.infer<typeof noticeListQuerySchema>;

/** G1: a notice that waits for approval or to be sent. Amounts in minor units of `currency`. */
export type NoticeListRow = OfAccount & {
  readonly noticeId: string;
  readonly state: 'proposed' | 'approved';
  readonly level: number;
  readonly channel: ContactChannel;
  readonly currency: string;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly interestMinor: number;
  /** G2: why it states no interest although its level does; else null. */
  readonly interestUnknown: DunningNotice['interestUnknown'];
  readonly itemCount: number;
  readonly outdatedCount: number;
  readonly proposedOn: string;
  readonly proposedAt: string;
  readonly proposedBy: string;
  readonly isWaiting: boolean;
};

/** How many notices wait for what: the counts of the lists. */
export type DunningCounts = {
  /** By level, those without accounts left out. */
  readonly due: readonly { readonly level: number; readonly count: number }[];
  readonly blocked: number;
  readonly belowMinimum: number;
  readonly policyUnknown: number;
  readonly toApprove: number;
  readonly toSend: number;
  readonly outdated: number;
};

/** G1: what would be dunned now on an account in a currency, with why the rest would not. */
export type AccountDunningProposal = {
  readonly currency: string;
  readonly why: NoNotice | null;
  readonly notice:
    | (Pick<
        DunningNotice,
        'level' | 'channel' | 'template' | 'feeMinor' | 'interestMinor' | 'interestUnknown'
      > & {
        readonly amountMinor: number;
        readonly itemCount: number;
        readonly oldestDaysPastDue: number;
        readonly needsApproval: boolean;
      })
    | null;
  /** How many open items stand where, those reasons left out that none has. */
  readonly reasons: readonly { readonly reason: DunningReason; readonly count: number }[];
};

/** What an unsent notice says and what is not so any more. */
export type UnsentNotice = Omit<DunningNotice, 'items'> & {
  readonly itemCount: number;
  readonly amountMinor: number;
  readonly outdatedCount: number;
  /** The first few; `number` is null where the ledger has the invoice no more. */
  readonly outdated: readonly (OutdatedItem & { readonly number: string | null })[];
  readonly isWaiting: boolean;
};

/** G1: dunning of one account. */
export type AccountDunning = {
  readonly block: Account['dunningBlock'];
  readonly proposals: readonly AccountDunningProposal[];
  /** The newest first. */
  readonly unsent: readonly UnsentNotice[];
};

/** The keys of the rows in their live lists. */
export const dunningRowKey = (row: DunningListRow): string => `${row.accountId}/${row.currency}`;
export const noticeRowKey = (row: NoticeListRow): string => row.noticeId;
