/** A TrueType font as far as printing needs it (OpenType 1.9). Lengths in units of the font. */
export type TrueType = {
  readonly postScriptName: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly [number, number, number, number];
  readonly glyphCount: number;
  advanceOf(glyph: number): number;
  /** Empty for a glyph without an outline, as a space. */
  outlineOf(glyph: number): Uint8Array;
  /** The bytes of a table, or undefined where the font has none of that name. */
  table(tag: string): Uint8Array | undefined;
};

/** Reads the head of a font file. Throws when it is no TrueType font with outlines: the installation is broken. */
export function readTrueType(file: Uint8Array): TrueType {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + index * 16;
    const tag = String.fromCharCode(...file.subarray(record, record + 4));
    const start = view.getUint32(record + 8);
    tables.set(tag, file.subarray(start, start + view.getUint32(record + 12)));
  }
  const need = (tag: string) => {
    const table = tables.get(tag);
    if (table === undefined) throw new Error(`a font of the documents has no table ${tag}`);
    return new DataView(table.buffer, table.byteOffset, table.byteLength);
  };
  const head = need('head');
  const hhea = need('hhea');
  const glyf = need('glyf');
  const hmtx = need('hmtx');
  const loca = need('loca');
  const isLong = head.getInt16(50) === 1;
  const offsetOf = (glyph: number) => (isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  const metricCount = hhea.getUint16(34);
  return {
    postScriptName: postScriptName(need('name')),
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    capHeight: capHeight(tables.get('OS/2'), hhea.getInt16(4)),
    box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    glyphCount: need('maxp').getUint16(4),
    advanceOf: (glyph) => hmtx.getUint16(Math.min(glyph, metricCount - 1) * 4),
    outlineOf(glyph) {
      const start = glyf.byteOffset + offsetOf(glyph);
      return new Uint8Array(glyf.buffer, start, offsetOf(glyph + 1) - offsetOf(glyph));
    },
    table: (tag) => tables.get(tag),
  };
}

/** Name 6, from the entry in UTF-16 (platform 3). */
function postScriptName(name: DataView): string {
  const strings = name.getUint16(4);
  for (let index = 0; index < name.getUint16(2); index += 1) {
    const record = 6 + index * 12;
    if (name.getUint16(record) !== 3 || name.getUint16(record + 6) !== 6) continue;
    const start = strings + name.getUint16(record + 10);
    const characters = Array.from({ length: name.getUint16(record + 8) / 2 }, (_, at) =>
      String.fromCharCode(name.getUint16(start + at * 2)),
    );
    return characters.join('');
  }
  throw new Error('a font of the documents has no PostScript name');
}

/** Version 2 of OS/2 says it; before that the ascent stands for it. */
function capHeight(os2: Uint8Array | undefined, ascent: number): number {
  if (os2 === undefined || os2.length < 90) return ascent;
  return new DataView(os2.buffer, os2.byteOffset, os2.byteLength).getInt16(88) || ascent;
}
