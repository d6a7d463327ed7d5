import type { CheckName } from '../simulation/checks/violation.ts';

/** Something that had to hold and did not: the checks of the simulation in one process, and what only disks show. */
export type BrokenPromise = {
  readonly check: CheckName | 'nothing of a document is readable on a disk';
  readonly detail: string;
};

export function brokenPromise(check: BrokenPromise['check'], detail: string): BrokenPromise {
  return { check, detail };
}

/** The fault of a program that was not killed. */
export function ownFault(detail: string): BrokenPromise {
  return brokenPromise('no fault of the program itself', detail);
}
