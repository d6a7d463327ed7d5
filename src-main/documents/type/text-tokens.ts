import createBidi from 'bidi-js';
import { breakPlaces } from './break-places.ts';
import { fontRuns } from './font-runs.ts';
import { printableText } from './printable-text.ts';
import { pieceOf, type TextPiece, type TextToken, tokenOf } from './text-piece.ts';
import type { TextSpan } from './text-style.ts';
import type { TypeCase } from './type-case.ts';

const bidi = createBidi();

/** Latin from left to right that the main font has: no algorithm needs to look at it. */
const plain = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2010-\u2014\u2018-\u201e\u2026\u20ac\u2212]*$/;
const plainWord = /[^ ]+/g;
/** After a hyphen or a stroke between words, never inside of a number as `RE-2024`. */
const insideWord = /(?<=[^\s\d][-\u2010/])(?=\p{L}{2})/u;

/** The parts of a text between which a line may be broken, shaped, in reading order. */
export function textTokens(spans: readonly TextSpan[], fonts: TypeCase): TextToken[] {
  const printable = spans.map((span) => ({ ...span, text: printableText(span.text) }));
  return printable.every((span) => plain.test(span.text))
    ? plainTokens(printable, fonts)
    : mixedTokens(printable, fonts);
}

function plainTokens(spans: readonly TextSpan[], fonts: TypeCase): TextToken[] {
  const tokens: TextToken[] = [];
  let endedWithSpace = true;
  for (const { text, style } of spans) {
    const face = mainFace(fonts, style.bold);
    const blank = pieceOf(face.shape(' ', false), style, 0);
    const piece = (part: string) => pieceOf(face.shape(part, false), style, 0);
    for (const { 0: word, index } of text.matchAll(plainWord)) {
      const [first = '', ...rest] = word.split(insideWord);
      const isApart = index > 0 || endedWithSpace;
      const before = isApart ? undefined : tokens.pop();
      if (before === undefined) tokens.push(tokenOf([piece(first)], tokens.length > 0 ? blank : undefined));
      else tokens.push(tokenOf([...before.pieces, piece(first)], before.space));
      tokens.push(...rest.map((part) => tokenOf([piece(part)], undefined)));
    }
    if (text !== '') endedWithSpace = text.endsWith(' ');
  }
  return tokens;
}

function mainFace(fonts: TypeCase, isBold: boolean) {
  const [face] = isBold ? fonts.bold : fonts.regular;
  if (face === undefined) throw new Error('there is no font for documents');
  return face;
}

/** The Unicode bidirectional algorithm over all spans, words found by their language, a font for each character. */
function mixedTokens(spans: readonly TextSpan[], fonts: TypeCase): TextToken[] {
  const text = spans.map((span) => span.text).join('');
  const { levels } = bidi.getEmbeddingLevels(text, 'auto');
  const ends: number[] = [];
  for (const span of spans) ends.push((ends.at(-1) ?? 0) + span.text.length);
  const piecesBetween = (from: number, to: number): TextPiece[] => {
    const pieces: TextPiece[] = [];
    for (let start = from; start < to; ) {
      const index = ends.findIndex((end) => start < end);
      const span = spans[index];
      if (span === undefined) throw new Error('a text has no style at one of its characters');
      const level = levels[start] ?? 0;
      let end = start + 1;
      while (end < Math.min(to, ends[index] ?? to) && levels[end] === level) end += 1;
      const faces = span.style.bold ? fonts.bold : fonts.regular;
      for (const { text: part, face } of fontRuns(text.slice(start, end), faces))
        pieces.push(pieceOf(face.shape(part, level % 2 === 1), span.style, level));
      start = end;
    }
    return pieces;
  };
  return breakPlaces(text).map(({ start, end, spaceAt }) => {
    const space = spaceAt === undefined ? [] : piecesBetween(spaceAt, spaceAt + 1);
    return tokenOf(piecesBetween(start, end), space[0]);
  });
}
