/** Of one workstation. */
export const maxPullsAtOnce = 2;

/** Runs work when there is room for it; of what waits, the one with the lowest rank comes first. */
export type PullGate = <Value>(rank: number, work: () => Promise<Value>) => Promise<Value>;

/**
 * Lets so many pulls of a workstation run at once. When hundreds of workstations come back at the same moment, each
 * with a request for every collection, the server would have thousands of requests for what is new in a handful.
 */
export function createPullGate(most: number): PullGate {
  const waiting: { readonly rank: number; readonly start: () => void }[] = [];
  let running = 0;
  const enter = (rank: number): Promise<void> =>
    new Promise((start) => {
      const before = waiting.findIndex((one) => one.rank > rank);
      waiting.splice(before === -1 ? waiting.length : before, 0, { rank, start });
    });
  return async (rank, work) => {
    if (running >= most) await enter(rank);
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // A place that is handed on stays taken.
      if (next === undefined) running -= 1;
      else next.start();
    }
  };
}
