import type { GlyphRun } from './glyph-run.ts';
import type { TextStyle } from './text-style.ts';

/** A shaped part of a line. Width in points. */
export type TextPiece = {
  readonly run: GlyphRun;
  readonly style: TextStyle;
  readonly width: number;
  /** Of the bidirectional algorithm: odd stands right to left. */
  readonly level: number;
};

/** What a line is not broken in: pieces without a place to break between them. */
export type TextToken = {
  readonly pieces: readonly TextPiece[];
  readonly width: number;
  /** The space before it, which is not printed at the start of a line. */
  readonly space: TextPiece | undefined;
};

export function pieceOf(run: GlyphRun, style: TextStyle, level: number): TextPiece {
  return { run, style, level, width: (run.width * style.size) / 1000 };
}

export function tokenOf(pieces: readonly TextPiece[], space: TextPiece | undefined): TextToken {
  return { pieces, space, width: pieces.reduce((width, piece) => width + piece.width, 0) };
}
