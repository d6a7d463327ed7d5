import { creditorReferenceBody, isIban, looksLikeCreditorReference } from './creditor-reference.ts';
import { type Candidate, lookUpNumber, type NumberIndex } from './number-index.ts';
import { qrReferenceBody } from './qr-reference.ts';
import { keysOf, type ReferenceKeys } from './reference-keys.ts';
import { type Segment, segmentsOf } from './reference-segments.ts';

/** Indexes of segments, both included. */
type Span = { readonly from: number; readonly to: number };

const longestCreditorReference = 25;
const longestIban = 34;
const printedGroup = 4;

/** Where a creditor reference may stand: from a segment on, with every end that makes its check digits right. */
export type CreditorRun = {
  readonly from: number;
  /** With the keys of what the reference may hold, the closest reading first. */
  readonly spans: readonly { readonly to: number; readonly readings: readonly ReferenceKeys[] }[];
};

/** R5: the ISO 11649 references and the Swiss QR references of a text whose check digits are right. */
export function creditorRuns(segments: readonly Segment[]): CreditorRun[] {
  return [...isoRuns(segments), ...qrRuns(segments)];
}

/** As banks hand them over: 27 digits in one piece. */
function qrRuns(segments: readonly Segment[]): CreditorRun[] {
  return segments.flatMap(({ text }, from) => {
    const body = qrReferenceBody(text);
    return body === undefined ? [] : [{ from, spans: [{ to: from, readings: [keysOf(segmentsOf(body))] }] }];
  });
}

function isoRuns(segments: readonly Segment[]): CreditorRun[] {
  return starts(segments, (text) => text === 'RF').map((from) => ({
    from,
    spans: spans(segments, from, longestCreditorReference).flatMap(({ to, text }) => {
      const body = creditorReferenceBody(text);
      if (body === undefined) return [];
      // Programs fill the reference up with zeros in front.
      const held = [text, body, body.replace(/^0+/, '')];
      return [{ to, readings: held.map((number) => keysOf(segmentsOf(number))) }];
    }),
  }));
}

/** R5: those of the references that hold the number of an item. */
export function creditorReferences(runs: readonly CreditorRun[], index: NumberIndex): Candidate[] {
  const found: Candidate[] = [];
  for (const { from, spans: ends } of runs) {
    const best = ends
      .map(({ to, readings }) => ({ to, items: itemsHeld(readings, index) }))
      .findLast((one) => one.items !== undefined);
    if (best?.items !== undefined) {
      found.push({ items: best.items, form: 'creditor-reference', from, to: best.to });
    }
  }
  return found;
}

function itemsHeld(readings: readonly ReferenceKeys[], index: NumberIndex): Candidate['items'] | undefined {
  for (const keys of readings) {
    const named = lookUpNumber(index, keys);
    if (named !== undefined) return named.items;
  }
  return undefined;
}

/**
 * The segments in which no number is looked for: account numbers, and creditor references, which count as a whole or
 * not at all. `rejected` are those whose check digits are wrong.
 */
export function blockedSegments(segments: readonly Segment[]): {
  readonly blocked: ReadonlySet<number>;
  readonly rejected: readonly Span[];
} {
  const blocked = new Set<number>();
  const rejected: Span[] = [];
  const block = ({ from, to }: Span) => {
    for (let index = from; index <= to; index += 1) blocked.add(index);
  };
  segments.forEach(({ text }, index) => {
    if (qrReferenceBody(text) !== undefined) block({ from: index, to: index });
  });
  for (const from of starts(segments, (text) => /^[A-Z]{2}$/.test(text))) {
    const isReference = segments[from]?.text === 'RF';
    const right = spans(segments, from, isReference ? longestCreditorReference : longestIban).findLast(
      ({ text }) => (isReference ? creditorReferenceBody(text) !== undefined : isIban(text)),
    );
    if (right !== undefined) block({ from, to: right.to });
    else if (isReference) {
      const span = { from, to: printedEnd(segments, from) };
      const text = textOf(segments.slice(from, span.to + 1));
      if (!looksLikeCreditorReference(text)) continue;
      block(span);
      rejected.push(span);
    }
  }
  return { blocked, rejected };
}

/** Where two letters stand alone with digits directly after them. */
function starts(segments: readonly Segment[], fits: (text: string) => boolean): number[] {
  const found: number[] = [];
  segments.forEach((segment, index) => {
    const next = segments[index + 1];
    if (!segment.isDigits && fits(segment.text) && next?.isDigits === true && next.gap.kind === 'none') {
      found.push(index);
    }
  });
  return found;
}

/** Every run from a segment on that ends where the text could end, with its letters and digits. */
function spans(
  segments: readonly Segment[],
  from: number,
  maxLength: number,
): { readonly to: number; readonly text: string }[] {
  const found: { to: number; text: string }[] = [];
  let text = '';
  for (let to = from; to < segments.length; to += 1) {
    text += segments[to]?.text ?? '';
    if (text.length > maxLength) break;
    if (segments[to + 1]?.gap.kind !== 'none') found.push({ to, text });
  }
  return found;
}

/** The end of a reference as it is printed: in one piece, or in groups of four characters with a shorter last one. */
function printedEnd(segments: readonly Segment[], from: number): number {
  let to = wordEnd(segments, from);
  if (textOf(segments.slice(from, to + 1)).length !== printedGroup) return to;
  while (to + 1 < segments.length && segments[to + 1]?.gap.signs === ' ') {
    const end = wordEnd(segments, to + 1);
    const group = textOf(segments.slice(to + 1, end + 1));
    // A shorter group ends the reference; without a digit it is the next word.
    if (group.length > printedGroup || (group.length < printedGroup && !/\d/.test(group))) return to;
    to = end;
    if (group.length < printedGroup) return to;
  }
  return to;
}

function wordEnd(segments: readonly Segment[], from: number): number {
  let to = from;
  while (segments[to + 1]?.gap.kind === 'none') to += 1;
  return to;
}

function textOf(segments: readonly Segment[]): string {
  return segments.map((segment) => segment.text).join('');
}
