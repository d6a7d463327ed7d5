import * as harfbuzz from 'harfbuzzjs';
import { type ComposingFont, withComposedGlyphs } from './composed-glyphs.ts';
import type { GlyphRun } from './glyph-run.ts';
import { createLatelyUsed } from './lately-used.ts';
import { readTrueType, type TrueType } from './truetype.ts';

/** One font file of the documents: what it can print, and its shaping. */
export type FontFace = {
  /** Stable from document to document, as `sans-bold`. */
  readonly key: string;
  readonly font: TrueType;
  readonly characters: ReadonlySet<number>;
  /** Lengths in thousandths of an em. */
  readonly ascent: number;
  readonly descent: number;
  shape(text: string, isRightToLeft: boolean): GlyphRun;
};

/** Figures stand in columns: they are neither kerned nor joined, so that equal digits stand below each other. */
const figures = /^[\d.,:/%+\u00a0\u2212\u2013-]+$/;

/** Shaped words that are kept for the next documents: those of a language and its documents, and few more. */
const mostKept = 4_000;

/** Throws when the file is no font of the kind that the documents need: the installation is broken. */
export function createFontFace(key: string, file: Uint8Array): FontFace {
  const font = withComposedGlyphs(readTrueType(file));
  const face = new harfbuzz.Face(new harfbuzz.Blob(file));
  const shaper = new harfbuzz.Font(face);
  const scale = 1000 / font.unitsPerEm;
  const nominal = new Map<string, number>();
  const kept = createLatelyUsed<GlyphRun>(mostKept);

  const glyphOf = (character: string) => {
    const known = nominal.get(character);
    if (known !== undefined) return known;
    const glyph = shaper.nominalGlyph(character.codePointAt(0) ?? 0) ?? 0;
    nominal.set(character, glyph);
    return glyph;
  };
  const setFigures = (text: string): GlyphRun => {
    const texts = [...text];
    const glyphs = texts.map(glyphOf);
    const advances = glyphs.map((glyph) => font.advanceOf(glyph) * scale);
    return { face: own, glyphs, texts, advances, offsets: undefined, width: sum(advances) };
  };
  const own: FontFace = {
    key,
    font,
    characters: new Set(face.collectUnicodes()),
    ascent: font.ascent * scale,
    descent: font.descent * scale,
    shape(text, isRightToLeft) {
      if (figures.test(text)) return setFigures(text);
      const id = isRightToLeft ? `\u200f${text}` : text;
      return kept.get(id, () => ({ face: own, ...shaped(shaper, font, text, isRightToLeft) }));
    },
  };
  return own;
}

/** One for all texts: each has memory that is given back only when the program comes to rest. */
const buffer = new harfbuzz.Buffer();

function shaped(shaper: harfbuzz.Font, font: ComposingFont, text: string, isRightToLeft: boolean) {
  buffer.reset();
  buffer.setClusterLevel(harfbuzz.ClusterLevel.MONOTONE_GRAPHEMES);
  buffer.setFlags(harfbuzz.BufferFlag.DO_NOT_INSERT_DOTTED_CIRCLE);
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(isRightToLeft ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR);
  harfbuzz.shape(shaper, buffer);
  const positions = buffer.getGlyphPositions();
  const placed = buffer.getGlyphInfos().map(({ codepoint, cluster }, index): Placed => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    return { glyph: codepoint, start: cluster, advance: xAdvance, x: xOffset, y: yOffset };
  });
  return runOf(clustersOf(placed, font), text, 1000 / font.unitsPerEm);
}

/** A glyph with the place of its text; lengths in units of the font. */
type Placed = {
  readonly glyph: number;
  readonly start: number;
  readonly advance: number;
  readonly x: number;
  readonly y: number;
};

function runOf(glyphs: readonly Placed[], text: string, scale: number): Omit<GlyphRun, 'face'> {
  const advances = glyphs.map(({ advance }) => advance * scale);
  const isShifted = glyphs.some(({ x, y }) => x !== 0 || y !== 0);
  const starts = glyphs.map(({ start }) => start).sort((a, b) => a - b);
  const endOf = new Map(starts.map((start, index) => [start, starts[index + 1] ?? text.length]));
  return {
    glyphs: glyphs.map(({ glyph }) => glyph),
    texts: glyphs.map(({ start }) => text.slice(start, endOf.get(start))),
    advances,
    offsets: isShifted ? glyphs.map(({ x, y }) => [x * scale, y * scale] as const) : undefined,
    width: sum(advances),
  };
}

/** Glyphs of one piece of text stand next to each other: several become one that is composed of them. */
function clustersOf(placed: readonly Placed[], font: ComposingFont): Placed[] {
  const clusters: Placed[][] = [];
  for (const glyph of placed) {
    const last = clusters.at(-1);
    if (last?.[0]?.start === glyph.start) last.push(glyph);
    else clusters.push([glyph]);
  }
  return clusters.flatMap((cluster) => (cluster.length > 1 ? [composed(cluster, font)] : cluster));
}

function composed(cluster: readonly Placed[], font: ComposingFont): Placed {
  let advance = 0;
  const parts = cluster.map((one) => {
    const part = { glyph: one.glyph, x: advance + one.x, y: one.y };
    advance += one.advance;
    return part;
  });
  return { glyph: font.compose(parts, advance), start: cluster[0]?.start ?? 0, advance, x: 0, y: 0 };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
