/** What the order of a worklist goes by. */
export type Ranked = {
  readonly score: number;
  /** The account's own. */
  readonly currency: string;
  /** In minor units of the account's own currency. */
  readonly toCollectMinor: number;
  readonly number: string;
};

/**
 * W3: the order of a worklist: most points first, then the larger amount to collect, then the account number, by code
 * units. M1: there are no exchange rates here, and amounts of two currencies are not compared: of equal scores the
 * accounts of one currency stand together, in order of its code.
 */
export function comparePriority(a: Ranked, b: Ranked): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  if (a.toCollectMinor !== b.toCollectMinor) return b.toCollectMinor - a.toCollectMinor;
  if (a.number === b.number) return 0;
  return a.number < b.number ? -1 : 1;
}
