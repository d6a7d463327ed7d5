import { isCurrency } from '../money/currency.ts';
import { creditorReferences } from './check-digit-references.ts';
import type { CutText, KeyedRun } from './cut-text.ts';
import type { MatchingPolicy } from './matching-policy.ts';
import { type Candidate, entryCount, lookUpNumber, type Named, type NumberIndex } from './number-index.ts';
import type { Segment } from './reference-segments.ts';
import type { WorkBudget } from './work-budget.ts';

/** R5: an invoice number that was found in a text, and where. */
export type ReferenceMatch = Named & {
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** It may be something else: a short number, a number among others, an amount beside its currency. */
  readonly isDoubtful: boolean;
};

/** A creditor reference whose check digits are wrong: nothing inside of it is believed. */
export type RejectedReference = { readonly start: number; readonly end: number; readonly text: string };

export type FoundReferences = {
  readonly matches: readonly ReferenceMatch[];
  readonly rejected: readonly RejectedReference[];
};

/** What an item costs that a text names, all that is made of it later included. */
const stepsPerEntry = 80;
const stepsPerCandidate = 20;

/**
 * R5: the invoice numbers that a text names, in the order of the text. Case, separators, spaces and leading zeros are
 * of no account; ISO 11649 references count when their check digits are right. A number that is a part of a longer
 * one is not found: what touches it must be a word that announces numbers, or another number that is found too.
 * `undefined` where the steps do not last.
 */
export function findReferences(
  { text, segments, runs, creditorRuns, rejected }: CutText,
  index: NumberIndex,
  policy: MatchingPolicy,
  budget: WorkBudget,
): FoundReferences | undefined {
  const found = candidates(runs, index, budget);
  if (found === undefined) return undefined;
  const named = [
    ...creditorReferences(creditorRuns, index),
    ...found.filter(({ from, to }) => !isFoldedWord(segments, from, to)),
  ];
  const asText = (from: number, to: number) => {
    const start = segments[from]?.start ?? 0;
    const end = segments[to]?.end ?? start;
    return { start, end, text: text.slice(start, end) };
  };
  const places = rejected.map(({ from, to }) => asText(from, to));
  if (named.length === 0) return { matches: [], rejected: places };
  const { words } = index;
  const supported = withSupport(named, segments, words, budget);
  if (supported === undefined) return undefined;
  const chosen = withoutOverlap(supported);
  const covered = new Set(chosen.flatMap(({ from, to }) => range(from, to)));
  // What follows a number that is not doubtful, as in "invoice 417, 418", is no more doubtful than that.
  const trusted = new Set<number>();
  const matches = chosen.map((one) => {
    const place = { segments, covered, trusted, words, policy };
    const isUnsure = isDoubtful(one, place) || isDisputed(one, supported);
    if (!isUnsure) trusted.add(one.to);
    return { items: one.items, form: one.form, ...asText(one.from, one.to), isDoubtful: isUnsure };
  });
  return { matches, rejected: places };
}

function candidates(
  runs: readonly KeyedRun[],
  index: NumberIndex,
  budget: WorkBudget,
): Candidate[] | undefined {
  const found: Candidate[] = [];
  for (const { from, to, keys } of runs) {
    const entries = entryCount(index, keys);
    if (entries === 0) continue;
    // Of many items with one number each line would name all.
    if (!budget.take(entries * stepsPerEntry)) return undefined;
    const named = lookUpNumber(index, keys);
    if (named !== undefined) found.push({ ...named, from, to });
  }
  return found;
}

/** A number without digits is a word: it is believed only as the whole text. */
function isFoldedWord(segments: readonly Segment[], from: number, to: number): boolean {
  if (from === 0 && to === segments.length - 1) return false;
  return !segments.slice(from, to + 1).some((segment) => segment.isDigits);
}

/** Drops, until nothing changes, the candidates that are only a part of something longer. */
function withSupport(
  named: readonly Candidate[],
  segments: readonly Segment[],
  words: ReadonlySet<string>,
  budget: WorkBudget,
): readonly Candidate[] | undefined {
  let kept = named;
  while (budget.take(kept.length * stepsPerCandidate)) {
    const starts = new Set(kept.map((one) => one.from));
    const ends = new Set(kept.map((one) => one.to));
    const next = kept.filter(({ from, to }) => {
      const isListedBefore = ends.has(from - 1) && segments[from]?.gap.kind !== 'none';
      const isListedAfter = starts.has(to + 1) && segments[to + 1]?.gap.kind !== 'none';
      return (
        (isListedBefore || isFreeBefore(segments, from, words)) &&
        (isListedAfter || isFreeAfter(segments, to))
      );
    });
    if (next.length === kept.length) return kept;
    kept = next;
  }
  return undefined;
}

const wordSigns = /[.:]/;

function isFreeBefore(segments: readonly Segment[], from: number, words: ReadonlySet<string>): boolean {
  const outside = segments[from - 1];
  const gap = segments[from]?.gap;
  if (outside === undefined || gap === undefined || gap.kind === 'open') return true;
  if (outside.isDigits) return false;
  return words.has(outside.text) || (gap.kind === 'tight' && wordSigns.test(gap.signs));
}

function isFreeAfter(segments: readonly Segment[], to: number): boolean {
  const outside = segments[to + 1];
  if (outside === undefined || outside.gap.kind === 'open') return true;
  if (outside.isDigits || outside.gap.kind === 'none') return false;
  // "4711/MUELLER" names 4711; "4711-A" and "4711/B2" may be numbers of their own.
  const isWord = outside.text.length > 2 && segments[to + 2]?.gap.kind !== 'none';
  return isWord && /^[/\\.,:]+$/.test(outside.gap.signs);
}

/** The longest first, then the earliest; what overlaps one of them is left out. */
function withoutOverlap(named: readonly Candidate[]): Candidate[] {
  const taken = new Set<number>();
  const chosen: Candidate[] = [];
  const byLength = [...named].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  for (const one of byLength) {
    const own = range(one.from, one.to);
    if (own.some((segment) => taken.has(segment))) continue;
    for (const segment of own) taken.add(segment);
    chosen.push(one);
  }
  return chosen.sort((a, b) => a.from - b.from);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Another reading of the same place names other items, such as `12 34` beside `1234`. */
function isDisputed(chosen: Candidate, supported: readonly Candidate[]): boolean {
  return supported.some(
    (other) =>
      other.from <= chosen.to &&
      other.to >= chosen.from &&
      other.items.some((item) => !chosen.items.includes(item)),
  );
}

type Place = {
  readonly segments: readonly Segment[];
  /** Segments of all matches, and the last segments of those before that are not doubtful. */
  readonly covered: ReadonlySet<number>;
  readonly trusted: ReadonlySet<number>;
  readonly words: ReadonlySet<string>;
  readonly policy: MatchingPolicy;
};

function isDoubtful({ from, to, form }: Candidate, place: Place): boolean {
  const { segments, covered, trusted, words, policy } = place;
  if (form === 'creditor-reference' || (from === 0 && to === segments.length - 1)) return false;
  const before = segments[from - 1];
  const after = segments[to + 1];
  const own = segments.slice(from, to + 1);
  if (!own.every((segment) => segment.isDigits)) return false;
  if (isForeignNumber(before, covered.has(from - 1), segments[from - 1]?.gap, own[0]?.gap)) return true;
  if (isForeignNumber(after, covered.has(to + 1), segments[to + 2]?.gap, after?.gap)) return true;
  if (isNearCurrency(before, own[0]?.gap) || isNearCurrency(after, after?.gap)) return true;
  if (before !== undefined && (words.has(before.text) || trusted.has(from - 1))) return false;
  if (form === 'without-prefix' && before !== undefined && !before.isDigits && before.text.length < 4)
    return true;
  return own.reduce((length, segment) => length + segment.text.length, 0) < policy.minimumDigits;
}

type GapOf = Segment['gap'] | undefined;

/** Digits alone, one space away and not found: the number may go on in them ("4711 0815"). */
function isForeignNumber(outside: Segment | undefined, isFound: boolean, far: GapOf, near: GapOf): boolean {
  if (outside === undefined || isFound || !outside.isDigits || near?.signs !== ' ') return false;
  return far === undefined || far.kind === 'open';
}

function isNearCurrency(outside: Segment | undefined, gap: GapOf): boolean {
  return outside !== undefined && gap?.signs === ' ' && isCurrency(outside.text);
}
