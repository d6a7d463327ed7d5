import type { FontFace } from './font-face.ts';

/** A stretch of text in one font and one direction, as glyphs from left to right. Lengths in thousandths of an em. */
export type GlyphRun = {
  readonly face: FontFace;
  readonly glyphs: readonly number[];
  /** What each glyph stands for; never empty. */
  readonly texts: readonly string[];
  readonly advances: readonly number[];
  /** Where a glyph is not drawn at its pen position: marks. Undefined where all are. */
  readonly offsets: readonly (readonly [x: number, y: number])[] | undefined;
  readonly width: number;
};
