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

/** The filters that keep an account, as bits. */
export function flagsOf({ row, isToWork, hasPromiseDue }: AccountSummary): number {
  return (
    (isToWork ? filterFlags['to-work'] : 0) |
    (row.brokenPromiseCount > 0 ? filterFlags['broken-promises'] : 0) |
    (hasPromiseDue ? filterFlags['promises-due'] : 0) |
    (row.activeDisputeCount > 0 ? filterFlags.disputes : 0)
  );
}
