/** D50, the white of the profile connection space (ICC.1:2004, 6.3.4.3). */
const white = [0.9642, 1, 0.8249];

/** The primaries of sRGB (IEC 61966-2-1) adapted to D50 by Bradford. */
const primaries = {
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7141],
};

const curvePoints = 256;

/** A version 2 ICC profile for sRGB: what the numbers of the colours in a document mean (PDF/A: output intent). */
export function colourProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: (readonly [string, Buffer])[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(white)],
    ...Object.entries(primaries).map(([tag, value]) => [tag, xyz(value)] as const),
    ...['rTRC', 'gTRC', 'bTRC'].map((tag) => [tag, curve] as const),
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  let offset = 128 + table.length;
  const placed = new Map<Buffer, number>();
  const contents: Buffer[] = [];
  for (const [index, [tag, content]] of tags.entries()) {
    let start = placed.get(content);
    if (start === undefined) {
      start = offset;
      placed.set(content, start);
      contents.push(content);
      offset += content.length;
    }
    table.write(tag, 4 + index * 12, 'latin1');
    table.writeUInt32BE(start, 8 + index * 12);
    table.writeUInt32BE(content.length, 12 + index * 12);
  }
  return Buffer.concat([header(offset), table, ...contents]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2000, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + index * 2);
  bytes.write('acsp', 36, 'latin1');
  for (const [index, part] of white.entries()) bytes.writeInt32BE(fixed(part), 68 + index * 4);
  return bytes;
}

/** The transfer function of sRGB at 256 points. */
function toneCurve(): Buffer {
  const bytes = Buffer.alloc(12 + curvePoints * 2);
  bytes.write('curv', 0, 'latin1');
  bytes.writeUInt32BE(curvePoints, 8);
  for (let index = 0; index < curvePoints; index += 1) {
    const value = index / (curvePoints - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(linear * 65535), 12 + index * 2);
  }
  return padded(bytes);
}

function xyz(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write('XYZ ', 0, 'latin1');
  for (const [index, value] of values.entries()) bytes.writeInt32BE(fixed(value), 8 + index * 4);
  return bytes;
}

function text(value: string): Buffer {
  return padded(Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), Buffer.from(`${value}\0`, 'latin1')]));
}

/** The type `desc`: ASCII, then empty Unicode and Macintosh parts. */
function description(value: string): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(value.length + 1, 0);
  const ascii = Buffer.from(`${value}\0`, 'latin1');
  return padded(Buffer.concat([Buffer.from('desc\0\0\0\0', 'latin1'), count, ascii, Buffer.alloc(78)]));
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/** s15Fixed16Number */
function fixed(value: number): number {
  return Math.round(value * 65536);
}
