import type { Segment } from './reference-segments.ts';

/** How a run of segments is compared with invoice numbers. */
export type ReferenceKeys = {
  /** Letters and digits alone: `R-2026-00123` is `R202600123`. */
  readonly raw: string;
  /** Without leading zeros in any run of digits, runs of digits kept apart: `R2026|123`. */
  readonly bare: string;
};

const edge = '|';

/** Adds a segment to the keys of those before it. */
export function withSegment(keys: ReferenceKeys, before: Segment | undefined, next: Segment): ReferenceKeys {
  const raw = keys.raw + next.text;
  if (!next.isDigits) return { raw, bare: keys.bare + next.text };
  const separator = before?.isDigits === true ? edge : '';
  return { raw, bare: keys.bare + separator + withoutLeadingZeros(next.text) };
}

export const noKeys: ReferenceKeys = { raw: '', bare: '' };

/** The keys of a run of segments. */
export function keysOf(segments: readonly Segment[]): ReferenceKeys {
  return segments.reduce((keys, next, index) => withSegment(keys, segments[index - 1], next), noKeys);
}

function withoutLeadingZeros(digits: string): string {
  let from = 0;
  while (from < digits.length - 1 && digits[from] === '0') from += 1;
  return from === 0 ? digits : digits.slice(from);
}
