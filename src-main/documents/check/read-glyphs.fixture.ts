/** The glyphs of an embedded font (OpenType 1.9), read on its own: what writes it must not say that it is right. */
export type ReadGlyphs = {
  readonly count: number;
  /** In hex; empty for a blank. */
  outlineOf(glyph: number): string;
  /** Where its ink begins, and where `hmtx` says so; both in units of the font. */
  leftOf(glyph: number): { readonly ink: number; readonly said: number };
  /** In thousandths of an em, by `hmtx`. */
  widthOf(glyph: number): number;
};

export function readGlyphs(file: Buffer): ReadGlyphs {
  const table = (tag: string): Buffer => {
    for (let record = 12; record < 12 + file.readUInt16BE(4) * 16; record += 16) {
      if (file.toString('latin1', record, record + 4) !== tag) continue;
      const start = file.readUInt32BE(record + 8);
      return file.subarray(start, start + file.readUInt32BE(record + 12));
    }
    throw new Error(`the font has no ${tag}`);
  };
  const [head, hhea, hmtx] = [table('head'), table('hhea'), table('hmtx')];
  const [loca, glyf] = [table('loca'), table('glyf')];
  const isLong = head.readInt16BE(50) === 1;
  const offsetOf = (glyph: number) =>
    isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  const lastMetric = hhea.readUInt16BE(34) - 1;
  return {
    count: table('maxp').readUInt16BE(4),
    outlineOf: (glyph) => glyf.toString('hex', offsetOf(glyph), offsetOf(glyph + 1)),
    leftOf(glyph) {
      const [start, end] = [offsetOf(glyph), offsetOf(glyph + 1)];
      return {
        ink: start === end ? 0 : glyf.readInt16BE(start + 2),
        said: glyph > lastMetric ? 0 : hmtx.readInt16BE(glyph * 4 + 2),
      };
    },
    widthOf: (glyph) => (hmtx.readUInt16BE(Math.min(glyph, lastMetric) * 4) * 1000) / head.readUInt16BE(18),
  };
}
