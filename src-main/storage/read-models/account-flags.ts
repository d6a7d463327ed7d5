import type { WorklistQuery } from '../../../src-shared/contract/worklist-view.ts';
import type { AccountSummary } from '../../engine/ports/read-models-port.ts';

/** The bit that an account has where a filter keeps it; 0 keeps all. */
export const filterFlags: Readonly<Record<WorklistQuery['filter'], number>> = {
  all: 0,
  'to-work': 1,
  'broken-promises': 2,
  'promises-due': 4,
  disputes: 8,
};

/** The bits of what an account is narrowed down by. */
export const markFlags = { overdue: 16, owing: 32, creditHold: 64, dunningBlock: 128 } as const;

/** The filters that keep an account, and what it may be narrowed down by, as bits. */
export function flagsOf(summary: AccountSummary): number {
  const { row, isToWork, hasPromiseDue } = summary;
  return (
    marksOf(summary) |
    (isToWork ? filterFlags['to-work'] : 0) |
    (row.brokenPromiseCount > 0 ? filterFlags['broken-promises'] : 0) |
    (hasPromiseDue ? filterFlags['promises-due'] : 0) |
    (row.activeDisputeCount > 0 ? filterFlags.disputes : 0)
  );
}

function marksOf({ row, balances }: AccountSummary): number {
  const isOverdue = row.overdueMinor > 0 || balances.some(({ overdueMinor }) => overdueMinor > 0);
  const isOwing = row.balanceMinor > 0 || balances.some(({ balanceMinor }) => balanceMinor > 0);
  return (
    (isOverdue ? markFlags.overdue : 0) |
    (isOwing ? markFlags.owing : 0) |
    (row.isOnCreditHold ? markFlags.creditHold : 0) |
    (row.isDunningBlocked ? markFlags.dunningBlock : 0)
  );
}
