/** A square picture as a PNG, with its edge in pixels. */
export type SizedPng = { readonly size: number; readonly png: Buffer };

/** The kinds of picture in an Apple icon, by the edge in pixels; retina ones are the same picture under another name. */
const appleKinds: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};
const largestOfWindows = 256;

/** A Windows icon (ICO) of PNG pictures up to 256 pixels. */
export function windowsIcon(pictures: readonly SizedPng[]): Buffer {
  const taken = pictures.filter(({ size }) => size <= largestOfWindows);
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(taken.length, 4);
  let offset = 6 + 16 * taken.length;
  const entries = taken.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    // A byte has no 256: zero stands for it.
    entry.writeUInt8(size % largestOfWindows, 0);
    entry.writeUInt8(size % largestOfWindows, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...taken.map(({ png }) => png)]);
}

/** An Apple icon (ICNS) of PNG pictures. */
export function appleIcon(pictures: readonly SizedPng[]): Buffer {
  const blocks = pictures.flatMap(({ size, png }) =>
    (appleKinds[size] ?? []).map((kind) => Buffer.concat([blockHead(kind, png.length), png])),
  );
  return Buffer.concat([
    blockHead(
      'icns',
      blocks.reduce((sum, { length }) => sum + length, 0),
    ),
    ...blocks,
  ]);
}

function blockHead(kind: string, length: number): Buffer {
  const head = Buffer.alloc(8, kind, 'latin1');
  head.writeUInt32BE(length + 8, 4);
  return head;
}
