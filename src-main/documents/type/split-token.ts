import type { GlyphRun } from './glyph-run.ts';
import { pieceOf, type TextPiece, type TextToken } from './text-piece.ts';

/** Breaks what is wider than a line: as many glyphs as fit, at least one, never between a letter and its marks. */
export function splitToken({ pieces }: TextToken, width: number): TextPiece[][] {
  const lines: TextPiece[][] = [[]];
  let filled = 0;
  for (const piece of pieces.flatMap(glyphByGlyph)) {
    const isMark = piece.width === 0;
    if (filled + piece.width > width && filled > 0 && !isMark) {
      lines.push([]);
      filled = 0;
    }
    lines.at(-1)?.push(piece);
    filled += piece.width;
  }
  return lines.map(joined);
}

function glyphByGlyph(piece: TextPiece): TextPiece[] {
  const { run, style, level } = piece;
  const pieces = run.glyphs.map((_, index) => pieceOf(part(run, index), style, level));
  // Reading order: the pieces of a line are put into that of paper later.
  return level % 2 === 1 ? pieces.reverse() : pieces;
}

function part(run: GlyphRun, index: number): GlyphRun {
  const advance = run.advances[index] ?? 0;
  const offset = run.offsets?.[index];
  return {
    face: run.face,
    glyphs: [run.glyphs[index] ?? 0],
    texts: [run.texts[index] ?? ''],
    advances: [advance],
    offsets: offset === undefined ? undefined : [offset],
    width: advance,
  };
}

/** Neighbours of one font, style and level as one piece again. */
function joined(pieces: readonly TextPiece[]): TextPiece[] {
  const result: TextPiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const isSame =
      last !== undefined &&
      last.run.face === piece.run.face &&
      last.style === piece.style &&
      last.level === piece.level;
    if (isSame && last.level % 2 === 0) result[result.length - 1] = concatenated(last, piece);
    else result.push(piece);
  }
  return result;
}

function concatenated(a: TextPiece, b: TextPiece): TextPiece {
  const none = (run: GlyphRun) => run.glyphs.map(() => [0, 0] as const);
  const hasOffsets = a.run.offsets !== undefined || b.run.offsets !== undefined;
  const run: GlyphRun = {
    face: a.run.face,
    glyphs: [...a.run.glyphs, ...b.run.glyphs],
    texts: [...a.run.texts, ...b.run.texts],
    advances: [...a.run.advances, ...b.run.advances],
    offsets: hasOffsets ? [...(a.run.offsets ?? none(a.run)), ...(b.run.offsets ?? none(b.run))] : undefined,
    width: a.run.width + b.run.width,
  };
  return pieceOf(run, a.style, a.level);
}
