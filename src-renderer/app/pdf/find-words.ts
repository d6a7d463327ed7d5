/** Where words stand: the page, from 1, and how far down on it, from 0 at its top to 1. */
export type FoundPlace = { readonly page: number; readonly down: number };

/** A run of letters of a page, as far down as `down` says. */
export type PageWords = { readonly text: string; readonly down: number };

/** Where words stand on a page, wherever its lines are broken; undefined where they do not. */
export function downOf(runs: readonly PageWords[], words: string): number | undefined {
  const wanted = closed(words);
  if (wanted === '') return undefined;
  const texts = runs.map(({ text }) => closed(text));
  let left = texts.join('').indexOf(wanted);
  if (left < 0) return undefined;
  const index = texts.findIndex((text) => {
    left -= text.length;
    return left < 0;
  });
  return runs[index]?.down;
}

/** Lines are broken where a paper breaks them, which is no part of the words. */
function closed(text: string): string {
  return text.normalize('NFC').replace(/[\s\p{Cf}]+/gu, '');
}

/** The pages to draw, from 1: the first ones, or those up to the one after what was found where it is behind them. */
export function pagesToDraw(
  count: number,
  most: number = count,
  found: FoundPlace | null = null,
): readonly number[] {
  const last = Math.min(count, Math.max(most, found === null || found.page < most ? 0 : found.page + 1));
  const first = Math.max(1, last - most + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
