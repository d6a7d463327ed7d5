import type { TrueType } from './truetype.ts';

/** A glyph of the font and where it is drawn from the origin of the composed one, in units of the font. */
export type GlyphPart = { readonly glyph: number; readonly x: number; readonly y: number };

/** A font that has glyphs made of others beside its own. */
export type ComposingFont = TrueType & {
  /** The number of the glyph with these parts, above those of the font; the same parts have the same number. */
  compose(parts: readonly GlyphPart[], advance: number): number;
};

/** Flags of a part of a composite glyph (OpenType 1.9, `glyf`): offsets of two bytes each. */
const offsetsAreWords = 0x0003;
const morePartsFollow = 0x0020;

type Composed = { readonly outline: Uint8Array; readonly advance: number };

/**
 * Several glyphs may stand for one character, as an Arabic letter and its dots. On paper they are one: each glyph that is
 * shown then stands for text of its own (PDF/UA-1, 7.21.7), and what is copied has no holes.
 */
export function withComposedGlyphs(font: TrueType): ComposingFont {
  const composed: Composed[] = [];
  const numbers = new Map<string, number>();
  const own = (glyph: number) => composed[glyph - font.glyphCount];
  return {
    ...font,
    advanceOf: (glyph) => own(glyph)?.advance ?? font.advanceOf(glyph),
    outlineOf: (glyph) => own(glyph)?.outline ?? font.outlineOf(glyph),
    compose(parts, advance) {
      const key = `${advance}/${parts.map(({ glyph, x, y }) => `${glyph},${x},${y}`).join('/')}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const number = font.glyphCount + composed.push({ outline: outlineOf(font, parts), advance }) - 1;
      numbers.set(key, number);
      return number;
    },
  };
}

function outlineOf(font: TrueType, parts: readonly GlyphPart[]): Uint8Array {
  const drawn = parts.filter(({ glyph }) => font.outlineOf(glyph).length > 0);
  if (drawn.length === 0) return new Uint8Array();
  const outline = Buffer.alloc(10 + drawn.length * 8);
  outline.writeInt16BE(-1, 0);
  const boxes = drawn.map(({ glyph, x, y }) => {
    const { buffer, byteOffset } = font.outlineOf(glyph);
    const head = new DataView(buffer, byteOffset, 10);
    return [head.getInt16(2) + x, head.getInt16(4) + y, head.getInt16(6) + x, head.getInt16(8) + y] as const;
  });
  outline.writeInt16BE(Math.min(...boxes.map(([left]) => left)), 2);
  outline.writeInt16BE(Math.min(...boxes.map(([, bottom]) => bottom)), 4);
  outline.writeInt16BE(Math.max(...boxes.map(([, , right]) => right)), 6);
  outline.writeInt16BE(Math.max(...boxes.map(([, , , top]) => top)), 8);
  for (const [index, { glyph, x, y }] of drawn.entries()) {
    const at = 10 + index * 8;
    outline.writeUInt16BE(offsetsAreWords | (index < drawn.length - 1 ? morePartsFollow : 0), at);
    outline.writeUInt16BE(glyph, at + 2);
    outline.writeInt16BE(x, at + 4);
    outline.writeInt16BE(y, at + 6);
  }
  return outline;
}
