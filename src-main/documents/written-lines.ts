import type { Paragraph } from './layout/block.ts';
import { type TextOptions, text } from './layout/blocks.ts';

const lineEnds = /[\r\n\u2028\u2029]+/;

/** The lines of a text that somebody wrote, without the blank ones. */
export function writtenLines(written: string): readonly string[] {
  return written.split(lineEnds).filter((line) => line.trim() !== '');
}

/** Each line as a paragraph of one style, `between` points apart; the room around is that of the whole text. */
export function writtenText(
  written: string,
  { above, below, ...look }: TextOptions = {},
  between = 0,
): readonly Paragraph[] {
  const lines = writtenLines(written);
  return lines.map((line, index) => {
    const room = index === 0 ? above : between;
    const isLast = index === lines.length - 1;
    return text(line, {
      ...look,
      ...(room === undefined || room === 0 ? {} : { above: room }),
      ...(isLast && below !== undefined ? { below } : {}),
    });
  });
}
