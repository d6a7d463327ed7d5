import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Picture, readPng } from './read-png.ts';
import { writePng } from './write-png.ts';

function picture(
  width: number,
  height: number,
  colourOf: (x: number, y: number) => readonly number[],
): Picture {
  const pixels = Array.from({ length: width * height }, (_, at) =>
    colourOf(at % width, Math.floor(at / width)),
  ).flat();
  return { width, height, pixels: Uint8Array.from(pixels) };
}

/** As a browser writes it: no palette, each row with a filter of its own. */
function unpacked({ width, height, pixels }: Picture, filters: readonly number[]): Buffer {
  const rows = filters.map((filter, y) => {
    const at = (x: number, row: number) => (x < 0 || row < 0 ? 0 : (pixels[row * width * 3 + x] ?? 0));
    const bytes = Array.from({ length: width * 3 }, (_, x) => {
      const [left, above, corner] = [at(x - 3, y), at(x, y - 1), at(x - 3, y - 1)];
      const nearest = [left, above, corner].reduce((best, one) =>
        Math.abs(left + above - corner - one) < Math.abs(left + above - corner - best) ? one : best,
      );
      const predictions = [0, left, above, Math.floor((left + above) / 2), nearest];
      return (at(x, y) - (predictions[filter] ?? 0)) & 255;
    });
    return Buffer.from([filter, ...bytes]);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const chunks = [
    ['IHDR', head],
    ['IDAT', deflateSync(Buffer.concat(rows))],
    ['IEND', Buffer.alloc(0)],
  ] as const;
  const parts = chunks.map(([type, content]) => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(content.length, 0);
    numbers.writeUInt32BE(crc32(typed), 4);
    return Buffer.concat([numbers.subarray(0, 4), typed, numbers.subarray(4)]);
  });
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

test('a picture of few colours comes back as it was', () => {
  const few = picture(20, 10, (x, y) => [x * 12, y * 25, 200]);
  expect(readPng(writePng(few))).toEqual(few);
});

test('of many colours the frequent ones stay and the others come close', () => {
  const many = picture(120, 120, (x, y) => (x < 60 ? [244, 247, 248] : [x, y * 2, (x * y) % 256]));
  const { pixels } = readPng(writePng(many));
  expect([...pixels.slice(0, 180)]).toEqual([...many.pixels.slice(0, 180)]);
  const furthest = pixels.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (many.pixels[at] ?? 0))),
    0,
  );
  expect(furthest).toBeLessThan(64);
  expect(writePng(many).equals(writePng(many))).toBe(true);
});

test('every filter of a row is read', () => {
  const drawn = picture(16, 5, (x, y) => [x * 16, (x * y * 7) % 256, 255 - x * y]);
  expect(readPng(unpacked(drawn, [0, 1, 2, 3, 4]))).toEqual(drawn);
});

test('another file is refused', () => {
  expect(() => readPng(Buffer.from('%PDF-1.7 and so on'))).toThrow('not a PNG');
});
