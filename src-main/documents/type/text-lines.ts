import { splitToken } from './split-token.ts';
import type { TextPiece, TextToken } from './text-piece.ts';
import { inVisualOrder } from './visual-order.ts';

/** A line of text, its pieces from left to right. Lengths in points. */
export type TextLine = {
  readonly pieces: readonly TextPiece[];
  readonly width: number;
  /** From the top of the line to the baseline of its text. */
  readonly ascent: number;
  readonly height: number;
};

/** Fills lines of a width, each as full as it gets; what is wider than a line alone is broken between its letters. */
export function textLines(tokens: readonly TextToken[], width: number): TextLine[] {
  const lines: TextLine[] = [];
  let pieces: TextPiece[] = [];
  let filled = 0;
  const flush = () => {
    if (pieces.length > 0) lines.push(lineOf(pieces, filled));
    pieces = [];
    filled = 0;
  };
  for (const token of tokens) {
    const space = pieces.length > 0 ? token.space : undefined;
    const needed = (space?.width ?? 0) + token.width;
    // A thousandth of a point is nothing on paper, and sums of widths are not exact.
    if (filled + needed > width + 0.001 && pieces.length > 0) flush();
    else if (space !== undefined) {
      pieces.push(space);
      filled += space.width;
    }
    const fitting = token.width > width + 0.001 ? splitToken(token, width) : [token.pieces];
    for (const [index, part] of fitting.entries()) {
      if (index > 0) flush();
      pieces.push(...part);
      filled += part.reduce((sum, piece) => sum + piece.width, 0);
    }
  }
  flush();
  return lines;
}

function lineOf(pieces: readonly TextPiece[], width: number): TextLine {
  let ascent = 0;
  let descent = 0;
  for (const { run, style } of pieces) {
    ascent = Math.max(ascent, (run.face.ascent * style.size) / 1000);
    descent = Math.max(descent, (-run.face.descent * style.size) / 1000);
  }
  return { pieces: inVisualOrder(pieces), width, ascent, height: ascent + descent };
}
