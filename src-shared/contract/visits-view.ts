import { z } from 'zod';
import { businessDateSchema } from '../domain/calendar/business-date.ts';
import type { OfAccount } from './due-lists-view.ts';
import { listPage } from './list-page.ts';
import type { PlannedAction } from './planned-action.ts';

/**
 * The accounts to visit on a day: those that somebody is at come first, then those with a visit planned for the day or
 * before, neighbours by their postal address next to each other.
 */
export const visitListQuerySchema = z.object({ ...listPage, date: businessDateSchema });
export type VisitListQuery = z.infer<typeof visitListQuerySchema>;

/** A2: an account to visit, and what is due there. Amounts in minor units of `currency`, the account's own. */
export type VisitListRow = OfAccount & {
  readonly addressLines: readonly string[];
  readonly country: string;
  /** The same for accounts at the same address. */
  readonly place: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly openVisit: {
    readonly activityId: string;
    readonly checkedInAt: string;
    readonly by: string;
  } | null;
  readonly planned: (PlannedAction & { readonly activityId: string }) | null;
  readonly currency: string;
  readonly overdueMinor: number;
  readonly toCollectMinor: number;
  readonly oldestDaysPastDue: number;
  readonly openCount: number;
  /** Open promises whose date is today or before. */
  readonly duePromiseCount: number;
  readonly brokenPromiseCount: number;
  readonly hasOtherCurrencies: boolean;
};

export const visitRowKey = (row: VisitListRow): string => row.accountId;
