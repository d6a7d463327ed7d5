/** The code points that a TrueType font has glyphs for, read from its `cmap` table (OpenType 1.9, formats 4, 12). */
export function readCharacterMap(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOffset(view, 'cmap');
  const offsets = new Map<number, number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const offset = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    offsets.set(view.getUint16(offset), offset);
  }
  const full = offsets.get(12);
  const basic = offsets.get(4);
  if (full !== undefined) return readGroups(view, full);
  if (basic !== undefined) return readSegments(view, basic);
  throw new Error('a font of the documents has no Unicode character map');
}

function tableOffset(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`a font of the documents has no table ${tag}`);
}

function readGroups(view: DataView, offset: number): ReadonlySet<number> {
  const points = new Set<number>();
  for (let index = 0; index < view.getUint32(offset + 12); index += 1) {
    const group = offset + 16 + index * 12;
    const last = view.getUint32(group + 4);
    for (let point = view.getUint32(group); point <= last; point += 1) points.add(point);
  }
  return points;
}

function readSegments(view: DataView, offset: number): ReadonlySet<number> {
  const points = new Set<number>();
  const doubled = view.getUint16(offset + 6);
  for (let at = 0; at < doubled; at += 2) {
    const last = view.getUint16(offset + 14 + at);
    const first = view.getUint16(offset + 16 + doubled + at);
    const delta = view.getUint16(offset + 16 + doubled * 2 + at);
    const rangeAt = offset + 16 + doubled * 3 + at;
    const range = view.getUint16(rangeAt);
    for (let point = first; point <= last && point !== 0xffff; point += 1) {
      const glyph = range === 0 ? point + delta : view.getUint16(rangeAt + range + (point - first) * 2);
      if ((glyph & 0xffff) !== 0) points.add(point);
    }
  }
  return points;
}
