import { z } from 'zod';
import { listPage } from './list-page.ts';
import type { ListUpdate, ListWindow } from './live-list.ts';

/** What stands above a list of what is due. */
export type DueListHead = { readonly total: number };
export type DueList<Row> = ListWindow<DueListHead, Row>;
export type DueListUpdate<Row> = ListUpdate<DueListHead, Row>;

type OfAccount = {
  readonly accountId: string;
  readonly accountNumber: string;
  readonly accountName: string;
};

/**
 * Promises by promised date, the earliest first. `due`: open and promised for today or before; `not-kept`: broken or
 * partially kept within the strategy's window (P4), the latest first.
 */
export const promiseListQuerySchema = z.object({ ...listPage, filter: z.enum(['open', 'due', 'not-kept']) });
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
  readonly contactName: string;
  /** The server has not answered its command yet. */
  readonly isWaiting: boolean;
};

/** Active disputes by due date, the earliest first. `late`: due before today. */
export const disputeListQuerySchema = z.object({ ...listPage, filter: z.enum(['active', 'late']) });
export type DisputeListQuery = z.infer<typeof disputeListQuerySchema>;

/** D1, D3: an active dispute with its deadline. Amount in minor units of `currency`. */
export type DisputeListRow = OfAccount & {
  readonly disputeId: string;
  readonly state: string;
  readonly reasonCode: string;
  readonly processor: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly isWaiting: boolean;
};

/** Next actions by date, the earliest first. `due`: for today or before. */
export const followUpListQuerySchema = z.object({ ...listPage, filter: z.enum(['all', 'due']) });
export type FollowUpListQuery = z.infer<typeof followUpListQuerySchema>;

/** The next action of an account. */
export type FollowUpListRow = OfAccount & { readonly date: string; readonly text: string };

/** The keys of the rows in their live lists. */
export const promiseRowKey = (row: PromiseListRow): string => row.promiseId;
export const disputeRowKey = (row: DisputeListRow): string => row.disputeId;
export const followUpRowKey = (row: FollowUpListRow): string => row.accountId;
