/** How many commands the next request may carry: fewer after failures, until the one that causes them is alone. */
export type BatchSize = {
  present(): number;
  succeed(): void;
  /** A batch failed for a reason that one of its commands may be. True when it was a single one, and not for the first time. */
  fail(batchLength: number): boolean;
  halve(batchLength: number): void;
};

export function batchSizeOf(longest: number): BatchSize {
  let present = longest;
  let failures = 0;
  const halve = (batchLength: number) => {
    present = Math.max(1, Math.floor(batchLength / 2));
  };
  return {
    present: () => present,
    succeed() {
      present = Math.min(longest, present * 2);
      if (present === longest) failures = 0;
    },
    fail(batchLength) {
      failures += 1;
      // The first failure says little: a server that restarts answers like this as well.
      if (failures < 2) return false;
      halve(batchLength);
      return batchLength === 1;
    },
    halve,
  };
}
