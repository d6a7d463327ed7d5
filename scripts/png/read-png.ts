import { inflateSync } from 'node:zlib';

/** A picture without transparency: three bytes a pixel, row by row from the top. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

const signature = '89504e470d0a1a0a';
/** By the kind of colour: red, green and blue; places in a palette; red, green, blue and transparency. */
const bytesPerPixel: Readonly<Record<number, number>> = { 2: 3, 3: 1, 6: 4 };

/**
 * Reads a PNG of eight bits a channel, as browsers write it; transparency is left out.
 * @throws {TypeError} for a file that is none, is interlaced or has greys.
 */
export function readPng(file: Buffer): Picture {
  if (file.subarray(0, 8).toString('hex') !== signature) throw new TypeError('not a PNG');
  const chunks = readChunks(file);
  const head = chunks.find(({ type }) => type === 'IHDR')?.content;
  if (head === undefined) throw new TypeError('a PNG without a head');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const size = bytesPerPixel[head[9] ?? -1];
  if (head[8] !== 8 || size === undefined || head[12] !== 0) throw new TypeError('a PNG of another kind');
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content));
  const rows = unfilter(inflateSync(packed), width * size, size);
  const palette = chunks.find(({ type }) => type === 'PLTE')?.content;
  return { width, height, pixels: size === 1 ? looked(rows, palette) : withoutAlpha(rows, size) };
}

function readChunks(file: Buffer): readonly { readonly type: string; readonly content: Buffer }[] {
  const chunks: { readonly type: string; readonly content: Buffer }[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    chunks.push({ type, content: file.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** Each row begins with the number of the filter that it was written with (PNG, 9.2). */
function unfilter(bytes: Buffer, rowLength: number, size: number): Uint8Array {
  const height = bytes.length / (rowLength + 1);
  const rows = new Uint8Array(rowLength * height);
  for (let y = 0; y < height; y += 1) {
    const filter = bytes[y * (rowLength + 1)] ?? 0;
    for (let x = 0; x < rowLength; x += 1) {
      const at = y * rowLength + x;
      const left = x < size ? 0 : (rows[at - size] ?? 0);
      const above = y === 0 ? 0 : (rows[at - rowLength] ?? 0);
      const aboveLeft = y === 0 || x < size ? 0 : (rows[at - rowLength - size] ?? 0);
      const raw = bytes[y * (rowLength + 1) + 1 + x] ?? 0;
      rows[at] = raw + predicted(filter, left, above, aboveLeft);
    }
  }
  return rows;
}

function predicted(filter: number, left: number, above: number, aboveLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return Math.floor((left + above) / 2);
    case 4:
      return paeth(left, above, aboveLeft);
    default:
      throw new TypeError(`a PNG with filter ${filter}`);
  }
}

function paeth(left: number, above: number, aboveLeft: number): number {
  const toLeft = Math.abs(above - aboveLeft);
  const toAbove = Math.abs(left - aboveLeft);
  const toAboveLeft = Math.abs(left + above - 2 * aboveLeft);
  if (toLeft <= toAbove && toLeft <= toAboveLeft) return left;
  return toAbove <= toAboveLeft ? above : aboveLeft;
}

function looked(places: Uint8Array, palette: Buffer | undefined): Uint8Array {
  if (palette === undefined) throw new TypeError('a PNG without its palette');
  const pixels = new Uint8Array(places.length * 3);
  places.forEach((place, index) => {
    pixels.set(palette.subarray(place * 3, place * 3 + 3), index * 3);
  });
  return pixels;
}

function withoutAlpha(rows: Uint8Array, size: number): Uint8Array {
  if (size === 3) return rows;
  const pixels = new Uint8Array((rows.length / size) * 3);
  for (let from = 0, to = 0; from < rows.length; from += size, to += 3) {
    pixels.set(rows.subarray(from, from + 3), to);
  }
  return pixels;
}
