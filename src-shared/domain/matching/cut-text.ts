import { blockedSegments, type CreditorRun, creditorRuns } from './check-digit-references.ts';
import { noKeys, type ReferenceKeys, withSegment } from './reference-keys.ts';
import { type Segment, segmentsOf } from './reference-segments.ts';

/** A run of segments that may be an invoice number. `from` and `to` are indexes of segments, both included. */
export type KeyedRun = { readonly from: number; readonly to: number; readonly keys: ReferenceKeys };

/** A text cut into what it may name: asked first which numbers are worth a look, and then which of them it names. */
export type CutText = {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly runs: readonly KeyedRun[];
  readonly creditorRuns: readonly CreditorRun[];
  /** Creditor references whose check digits are wrong, by their first and last segments. */
  readonly rejected: readonly { readonly from: number; readonly to: number }[];
};

const maxSegments = 14;

/** Cuts a text. @param longestNumber so many letters and digits the longest number has */
export function cutText(text: string, longestNumber: number): CutText {
  const segments = segmentsOf(text);
  const { blocked, rejected } = blockedSegments(segments);
  return {
    text,
    segments,
    runs: runsOf(segments, blocked, longestNumber),
    creditorRuns: creditorRuns(segments),
    rejected,
  };
}

function runsOf(
  segments: readonly Segment[],
  blocked: ReadonlySet<number>,
  longestNumber: number,
): KeyedRun[] {
  const found: KeyedRun[] = [];
  for (let from = 0; from < segments.length; from += 1) {
    let keys = noKeys;
    for (let to = from; to < Math.min(segments.length, from + maxSegments); to += 1) {
      const segment = segments[to];
      if (segment === undefined || blocked.has(to)) break;
      keys = withSegment(keys, to === from ? undefined : segments[to - 1], segment);
      // Between segments there is one sign at most that no number has to have.
      if (keys.bare.length - (to - from) > longestNumber) break;
      found.push({ from, to, keys });
    }
  }
  return found;
}
