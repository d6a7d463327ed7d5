import * as harfbuzz from 'harfbuzzjs';
import type { GlyphRun } from './glyph-run.ts';
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

/** Shaped words are kept for the next documents; at this many all are forgotten, so that memory stays flat. */
const mostKept = 20_000;

/** Throws when the file is no font of the kind that the documents need: the installation is broken. */
export function createFontFace(key: string, file: Uint8Array): FontFace {
  const font = readTrueType(file);
  const face = new harfbuzz.Face(new harfbuzz.Blob(file));
  const shaper = new harfbuzz.Font(face);
  const scale = 1000 / font.unitsPerEm;
  const nominal = new Map<string, number>();
  const kept = new Map<string, GlyphRun>();

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
      const known = kept.get(id);
      if (known !== undefined) return known;
      const run = { face: own, ...shaped(shaper, text, isRightToLeft, scale) };
      if (kept.size >= mostKept) kept.clear();
      kept.set(id, run);
      return run;
    },
  };
  return own;
}

function shaped(
  shaper: harfbuzz.Font,
  text: string,
  isRightToLeft: boolean,
  scale: number,
): Omit<GlyphRun, 'face'> {
  const buffer = new harfbuzz.Buffer();
  buffer.setClusterLevel(harfbuzz.ClusterLevel.MONOTONE_CHARACTERS);
  buffer.setFlags(harfbuzz.BufferFlag.DO_NOT_INSERT_DOTTED_CIRCLE);
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(isRightToLeft ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR);
  harfbuzz.shape(shaper, buffer);
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  const advances = positions.map((position) => position.xAdvance * scale);
  const isShifted = positions.some(({ xOffset, yOffset }) => xOffset !== 0 || yOffset !== 0);
  return {
    glyphs: infos.map((info) => info.codepoint),
    texts: textsOf(
      text,
      infos.map((info) => info.cluster),
    ),
    advances,
    offsets: isShifted
      ? positions.map(({ xOffset, yOffset }) => [xOffset * scale, yOffset * scale] as const)
      : undefined,
    width: sum(advances),
  };
}

/** The text from where a glyph begins to where the next one in reading order does; the first of several has it all. */
function textsOf(text: string, clusters: readonly number[]): string[] {
  const starts = [...new Set(clusters)].sort((a, b) => a - b);
  const ends = new Map(starts.map((start, index) => [start, starts[index + 1] ?? text.length]));
  const told = new Set<number>();
  return clusters.map((start) => {
    if (told.has(start)) return '';
    told.add(start);
    return text.slice(start, ends.get(start));
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
