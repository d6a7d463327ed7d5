import type { BrokenPromise } from './broken-promise.ts';

/** What a run has done and found. */
export type Tally = {
  /** Something of a kind has happened. */
  count(kind: TallyKind, what: string): void;
  violation(broken: BrokenPromise): void;
  total(kind: TallyKind): number;
  /** How often what happened, most often first. */
  lines(kind: TallyKind): readonly string[];
  violations(): readonly BrokenPromise[];
};

export type TallyKind = 'operation' | 'kill' | 'fault' | 'end';

export function createTally(): Tally {
  const counts = new Map<TallyKind, Map<string, number>>();
  const violations: BrokenPromise[] = [];
  const ofKind = (kind: TallyKind): Map<string, number> => {
    const known = counts.get(kind) ?? new Map<string, number>();
    counts.set(kind, known);
    return known;
  };
  return {
    count(kind, what) {
      const known = ofKind(kind);
      known.set(what, (known.get(what) ?? 0) + 1);
    },
    violation: (broken) => void violations.push(broken),
    total: (kind) => [...ofKind(kind).values()].reduce((sum, one) => sum + one, 0),
    lines: (kind) =>
      [...ofKind(kind)].sort(([, a], [, b]) => b - a).map(([what, number]) => `${what} ${number}`),
    violations: () => violations,
  };
}

/** The last line of a run. */
export function lastLine(seed: number, tally: Tally): string {
  const found = tally.violations().length;
  return [
    `seed ${seed}`,
    `operations ${tally.total('operation')}`,
    `kills ${tally.total('kill')}`,
    `faults ${tally.total('fault')}`,
    `violations ${found}`,
  ].join(', ');
}
