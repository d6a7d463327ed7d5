import { crc32, deflateSync } from 'node:zlib';
import { type Colour, channels, choosePalette, colourAt } from './choose-palette.ts';
import type { Picture } from './read-png.ts';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const eightBits = 8;
const indexed = 3;

/** Writes a picture as a PNG with a palette: a third of what a browser writes for a screen, hardly to be told apart. */
export function writePng(picture: Picture): Buffer {
  const { width, height } = picture;
  const palette = choosePalette(picture);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([eightBits, indexed, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [...channels(colour)]))),
    chunk('IDAT', deflateSync(indexRows(picture, palette), { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}

/** Rows of places in the palette, each behind a zero: no filter, which suits pictures with few colours. */
function indexRows({ width, height, pixels }: Picture, palette: readonly Colour[]): Buffer {
  const places = new Map<Colour, number>(palette.map((colour, place) => [colour, place]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = colourAt(pixels, (y * width + x) * 3);
      const place = places.get(colour) ?? nearest(colour, palette);
      places.set(colour, place);
      rows[y * (width + 1) + 1 + x] = place;
    }
  }
  return rows;
}

function nearest(colour: Colour, palette: readonly Colour[]): number {
  const [red, green, blue] = channels(colour);
  let [place, least] = [0, Number.POSITIVE_INFINITY];
  palette.forEach((one, index) => {
    const [r, g, b] = channels(one);
    // The eye tells greens apart best, blues least.
    const distance = 3 * (r - red) ** 2 + 6 * (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) [place, least] = [index, distance];
  });
  return place;
}
