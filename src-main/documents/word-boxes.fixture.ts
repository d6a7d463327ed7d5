import { pdfBoxes } from './pdf-text.fixture.ts';

/** A word as it is printed. In points from the top left corner of the sheet. */
export type WordBox = {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};
export type PageBoxes = {
  readonly width: number;
  readonly height: number;
  readonly words: readonly WordBox[];
};

const pageTag = /<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/g;
const wordTag =
  /<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">([^<]*)<\/word>/g;

/** Where every word of every page stands (pdftotext -bbox). */
export function wordBoxes(pdf: Uint8Array): PageBoxes[] {
  return [...pdfBoxes(pdf).matchAll(pageTag)].map(([, width, height, inner = '']) => ({
    width: Number(width),
    height: Number(height),
    words: [...inner.matchAll(wordTag)].map(([, left, top, right, bottom, text = '']) => ({
      text: text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
    })),
  }));
}

export type Margins = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** Higher than any line, or wider than any letter: a piece of the mark across the page, below everything else. */
function isMark({ text, left, top, right, bottom }: WordBox): boolean {
  return bottom - top > 30 || (text.length === 1 && right - left > 30);
}

/** The words that reach out of the print area. */
export function outside({ width, height, words }: PageBoxes, margins: Margins): string[] {
  const { left, right, top, bottom } = margins;
  // A box is as high as its font, which is more than its ink.
  const isInside = (word: WordBox) =>
    word.left >= left - 0.1 &&
    word.right <= width - right + 0.1 &&
    word.top >= top &&
    word.bottom <= height - bottom;
  return words.filter((word) => !isMark(word) && !isInside(word)).map(({ text }) => text);
}

/** Pairs of words of one line of which one is printed over the other. */
export function overlapping({ words }: PageBoxes): string[] {
  const sorted = words.filter((word) => !isMark(word)).sort((a, b) => a.left - b.left);
  return sorted.flatMap((word, index) => {
    const found: string[] = [];
    for (let at = index + 1; at < sorted.length; at += 1) {
      const other = sorted[at];
      if (other === undefined || other.left > word.right - 0.5) break;
      const shared = Math.min(word.bottom, other.bottom) - Math.max(word.top, other.top);
      const least = Math.min(word.bottom - word.top, other.bottom - other.top);
      if (shared > least * 0.5) found.push(`${word.text} | ${other.text}`);
    }
    return found;
  });
}
