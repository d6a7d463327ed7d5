import { z } from 'zod';
import { disputeStates } from '../domain/dispute/dispute.ts';
import type { CaseSettlement } from '../domain/request/case-settlements.ts';
import { listPage } from './list-page.ts';
import type { ListUpdate, ListWindow } from './live-list.ts';
import type { PlannedAction } from './planned-action.ts';

/** What stands above a list of what is due. */
export type DueListHead = { readonly total: number };
export type DueList<Row> = ListWindow<DueListHead, Row>;
export type DueListUpdate<Row> = ListUpdate<DueListHead, Row>;

/** The account that a row of a list over all accounts is of. */
export type OfAccount = {
  readonly accountId: string;
  readonly accountNumber: string;
  readonly accountName: string;
};

/**
 * Promises by promised date, the earliest first. `due`: open and promised for today or before; `not-kept`: broken or
 * partially kept within the strategy's window (P4), the latest first. `amended`: those of both whose terms were changed.
 */
export const promiseListQuerySchema = z.object({
  ...listPage,
  filter: z.enum(['open', 'due', 'not-kept', 'amended']),
});
export type PromiseListQuery = z.infer<typeof promiseListQuerySchema>;

/** A promise that is open or was not kept (P2). Amounts in minor units of `currency`. */
export type PromiseListRow = OfAccount & {
  readonly promiseId: string;
  readonly status: 'open' | 'partially-kept' | 'broken';
  readonly promisedDate: string;
  /** P2: the last day on which cash still keeps it. */
  readonly deadline: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly countedMinor: number;
  readonly shortMinor: number;
  /** P3 */
  readonly level: number;
  /** How often its terms were changed. */
  readonly amendmentCount: number;
  readonly contactName: string;
  /** The server has not answered its command yet. */
  readonly isWaiting: boolean;
};

/**
 * Disputes by due date, the earliest first, so that late ones lead. `active`: in work; `late`: of those, due before
 * today; `resolved`: decided, until the case is closed. Of one state or one processor where they are named.
 */
export const disputeListQuerySchema = z.object({
  ...listPage,
  filter: z.enum(['active', 'late', 'resolved']),
  state: z.enum(disputeStates).nullable().default(null),
  processor: z.string().max(100).nullable().default(null),
});
export type DisputeListQuery = z.input<typeof disputeListQuerySchema>;

/** Disputes that are not closed, by state and processor: the columns of the board. */
export type DisputeBoard = {
  readonly cells: readonly DisputeBoardCell[];
};
export type DisputeBoardCell = {
  readonly state: string;
  readonly processor: string;
  readonly count: number;
  /** Due before today; 0 for resolved ones. */
  readonly lateCount: number;
};

/** D1, D3: a dispute that is not closed, with its deadline. Amount in minor units of `currency`. */
export type DisputeListRow = OfAccount & {
  readonly disputeId: string;
  readonly state: string;
  readonly reasonCode: string;
  readonly processor: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** D4: what would settle an accepted case, with why it fits; null where nothing does or a person has to choose. */
  readonly settlement: CaseSettlement | null;
  readonly isWaiting: boolean;
};

/**
 * What is planned and what broken promises ask for (P4), by date, the earliest first. `due`: for today or before.
 */
export const followUpListQuerySchema = z.object({ ...listPage, filter: z.enum(['all', 'due']) });
export type FollowUpListQuery = z.infer<typeof followUpListQuerySchema>;

/** Something to do on an account: a next action that is open, or to ask about a promise since the day it broke. */
export type FollowUpListRow = OfAccount & { readonly followUpId: string; readonly date: string } & (
    | ({ readonly kind: 'planned'; readonly activityId: string } & Omit<PlannedAction, 'date'>)
    | {
        readonly kind: 'broken-promise';
        readonly promiseId: string;
        readonly promisedDate: string;
        readonly currency: string;
        /** What is missing to the promised amount, in minor units. */
        readonly shortMinor: number;
      }
  );

/** The keys of the rows in their live lists. */
export const promiseRowKey = (row: PromiseListRow): string => row.promiseId;
export const disputeRowKey = (row: DisputeListRow): string => row.disputeId;
export const followUpRowKey = (row: FollowUpListRow): string => row.followUpId;
