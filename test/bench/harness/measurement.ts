import type { Distribution } from './distribution.ts';

export type Unit = 'ms' | 's' | 'documents/s' | 'commands/s' | 'frames/s' | 'MB' | 'kB' | 'score' | 'count';

/** One side of a measurement: what was measured, or why it was not. */
export type Figure = { readonly side: string; readonly unit: Unit } & (
  | {
      readonly distribution: Distribution;
      /** The rate over all samples together, where they are rates. */
      readonly overall?: number;
    }
  | { readonly notMeasured: string }
);

/** A target with what was reached. `bound` and `value` in `unit`. */
export type Verdict = {
  /** What is compared, in words: "p95", "median ÷ bare driver". */
  readonly what: string;
  readonly unit: Unit | 'times';
  readonly kind: 'at least' | 'at most';
  readonly bound: number;
  /** Undefined where a side was not measured. */
  readonly value: number | undefined;
  readonly isReached: boolean | undefined;
};

/** What can be measured, by part. */
export const measurementNames = {
  storage: ['insert', 'find', 'due', 'newest', 'count', 'reopen'],
  'read-models': [
    'ledger',
    'windows',
    'filters',
    'lists',
    'search',
    'commands',
    'rebuild',
    'start',
    'memory',
  ],
  domain: ['command', 'every-command', 'rescore', 'figures', 'matching', 'permission', 'dunning'],
  sync: ['first-sync', 'couch', 'visible', 'applied', 'backlog', 'reconnect'],
  documents: ['rate', 'lines', 'documents-memory'],
  sealing: ['sealed-command', 'sealed-file'],
  screens: ['opening', 'answers', 'scrolling', 'shift', 'renderer-memory', 'first-script'],
} as const;

export type Part = keyof typeof measurementNames;
export type MeasurementName = (typeof measurementNames)[Part][number];

export type Measurement = {
  readonly name: MeasurementName;
  readonly part: Part;
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly verdicts: readonly Verdict[];
};

/** Judges a value against a target; nothing stops where it is missed. */
export function verdict(
  what: string,
  value: number | undefined,
  target: { readonly unit: Verdict['unit'] } & ({ readonly atLeast: number } | { readonly atMost: number }),
): Verdict {
  const { unit } = target;
  if ('atLeast' in target) {
    const isReached = value === undefined ? undefined : value >= target.atLeast;
    return { what, unit, kind: 'at least', bound: target.atLeast, value, isReached };
  }
  const isReached = value === undefined ? undefined : value <= target.atMost;
  return { what, unit, kind: 'at most', bound: target.atMost, value, isReached };
}
