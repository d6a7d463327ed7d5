import type { TrueType } from './truetype.ts';

/** The glyphs of one font that a document prints, under new numbers in the order in which they came. */
export type GlyphSubset = {
  /** A new number for a glyph, also where it has one already: two texts of one glyph are told apart by it. */
  add(glyph: number): number;
  /** Numbers of the font, at the index of those of the subset. Number 0 is the font's `.notdef`. */
  readonly glyphs: readonly number[];
  /** The font file with these glyphs alone, for an embedded CIDFontType2. */
  file(): Uint8Array;
};

/** Flags of a part of a composite glyph (OpenType 1.9, `glyf`). */
const argumentsAreWords = 0x0001;
const hasScale = 0x0008;
const morePartsFollow = 0x0020;
const hasTwoScales = 0x0040;
const hasMatrix = 0x0080;

const copied = ['cvt ', 'fpgm', 'prep'];

export function createGlyphSubset(font: TrueType): GlyphSubset {
  const glyphs = [0];
  const add = (glyph: number) => glyphs.push(glyph) - 1;
  return { add, glyphs, file: () => subsetFile(font, glyphs, add) };
}

function subsetFile(font: TrueType, glyphs: readonly number[], add: (glyph: number) => number): Uint8Array {
  const parts = new Map<number, number>();
  const numberOf = (glyph: number) => {
    const number = parts.get(glyph) ?? add(glyph);
    parts.set(glyph, number);
    return number;
  };
  const outlines: Uint8Array[] = [];
  // The list grows while it is walked: a composite brings its parts.
  for (let index = 0; index < glyphs.length; index += 1)
    outlines.push(renumbered(font.outlineOf(glyphs[index] ?? 0), numberOf));
  const loca = Buffer.alloc((glyphs.length + 1) * 4);
  const hmtx = Buffer.alloc(glyphs.length * 4);
  let offset = 0;
  for (const [index, glyph] of glyphs.entries()) {
    loca.writeUInt32BE(offset, index * 4);
    offset += outlines[index]?.length ?? 0;
    hmtx.writeUInt16BE(font.advanceOf(glyph), index * 4);
    hmtx.writeInt16BE(leftEdge(outlines[index]), index * 4 + 2);
  }
  loca.writeUInt32BE(offset, glyphs.length * 4);
  return fontFile([
    ...copied.flatMap((tag): Table[] => {
      const content = font.table(tag);
      return content === undefined ? [] : [[tag, content]];
    }),
    ['glyf', Buffer.concat(outlines)],
    ['head', patched(font, 'head', (table) => table.writeInt16BE(1, 50))],
    ['hhea', patched(font, 'hhea', (table) => table.writeUInt16BE(glyphs.length, 34))],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', patched(font, 'maxp', (table) => makeRoom(table, glyphs.length))],
  ]);
}

/** Parts of one composed glyph that a reader makes room for: a letter with all that may stand on it. */
const mostParts = 16;

/** What readers make room for: composed glyphs are no part of the font, and their parts may be composite themselves. */
function makeRoom(table: Buffer, glyphCount: number): void {
  const write = (value: number, at: number) => table.writeUInt16BE(Math.min(value, 0xffff), at);
  const most = (...places: readonly number[]) => Math.max(...places.map((at) => table.readUInt16BE(at)));
  write(glyphCount, 4);
  const [points, contours] = [most(6, 10), most(8, 12)];
  write(points * mostParts, 10);
  write(contours * mostParts, 12);
  write(Math.max(most(28), mostParts), 28);
  write(most(30) + 1, 30);
}

/** Where the ink of an outline begins: readers move it there, so that another bearing would shift the glyph. */
function leftEdge(outline: Uint8Array | undefined): number {
  if (outline === undefined || outline.length === 0) return 0;
  return new DataView(outline.buffer, outline.byteOffset, outline.byteLength).getInt16(2);
}

/** The outline with the numbers of its parts replaced, padded to a multiple of four. */
function renumbered(outline: Uint8Array, numberOf: (glyph: number) => number): Uint8Array {
  const copy = Buffer.alloc(Math.ceil(outline.length / 4) * 4);
  copy.set(outline);
  const isComposite = outline.length > 0 && copy.readInt16BE(0) < 0;
  if (!isComposite) return copy;
  for (let at = 10, flags = morePartsFollow; (flags & morePartsFollow) !== 0; ) {
    flags = copy.readUInt16BE(at);
    copy.writeUInt16BE(numberOf(copy.readUInt16BE(at + 2)), at + 2);
    at += 4 + ((flags & argumentsAreWords) === 0 ? 2 : 4);
    if ((flags & hasScale) !== 0) at += 2;
    else if ((flags & hasTwoScales) !== 0) at += 4;
    else if ((flags & hasMatrix) !== 0) at += 8;
  }
  return copy;
}

type Table = readonly [tag: string, content: Uint8Array];

function patched(font: TrueType, tag: string, patch: (table: Buffer) => void): Buffer {
  const content = font.table(tag);
  if (content === undefined) throw new Error(`a font of the documents has no table ${tag}`);
  const table = Buffer.from(content);
  patch(table);
  return table;
}

function fontFile(tables: readonly Table[]): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(sorted.length));
  const head = Buffer.alloc(12 + sorted.length * 16);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(sorted.length, 4);
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE((sorted.length - 2 ** power) * 16, 10);
  const parts: Uint8Array[] = [head];
  let offset = head.length;
  for (const [index, [tag, content]] of sorted.entries()) {
    const record = 12 + index * 16;
    head.write(tag, record, 'latin1');
    head.writeUInt32BE(checksum(content), record + 4);
    head.writeUInt32BE(offset, record + 8);
    head.writeUInt32BE(content.length, record + 12);
    const padded = Math.ceil(content.length / 4) * 4;
    parts.push(content, new Uint8Array(padded - content.length));
    offset += padded;
  }
  return Buffer.concat(parts);
}

/** Σ of the big-endian words modulo 2³². */
function checksum(content: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < content.length; index += 4)
    sum +=
      (content[index] ?? 0) * 0x1000000 +
      ((content[index + 1] ?? 0) << 16) +
      ((content[index + 2] ?? 0) << 8) +
      (content[index + 3] ?? 0);
  return sum % 0x100000000;
}
