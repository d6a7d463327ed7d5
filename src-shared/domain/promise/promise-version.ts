import type { BusinessDate } from '../calendar/business-date.ts';
import type { PromiseToPay } from './promise.ts';

/** What a promise said at one time: first as it was made, then after each amendment. Minor units of its currency. */
export type PromiseVersion = Pick<
  PromiseToPay,
  'amountMinor' | 'allocations' | 'onAccountMinor' | 'promisedDate'
> & {
  /** 1 for what was promised first. */
  readonly version: number;
  /** The day on which these terms were agreed. */
  readonly on: BusinessDate;
  /** The day on which others took their place; null for those that stand. */
  readonly replacedOn: BusinessDate | null;
};

/** The number of the terms that stand. */
export function lastPromiseVersion({ amendments }: Pick<PromiseToPay, 'amendments'>): number {
  return amendments.length + 1;
}

/** P2: the terms of that number; undefined where the promise never had so many. */
export function promiseVersion(promise: PromiseToPay, version: number): PromiseVersion | undefined {
  const { amendments, madeOn } = promise;
  const isLast = version === lastPromiseVersion(promise);
  const terms = isLast ? promise : amendments[version - 1];
  if (terms === undefined) return undefined;
  const { amountMinor, allocations, onAccountMinor, promisedDate } = terms;
  const on = amendments[version - 2]?.on ?? madeOn;
  const replacedOn = amendments[version - 1]?.on ?? null;
  return { version, on, replacedOn, amountMinor, allocations, onAccountMinor, promisedDate };
}
