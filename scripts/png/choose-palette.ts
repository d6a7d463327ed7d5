import type { Picture } from './read-png.ts';

/** A colour as one number: red, green and blue from the left, eight bits each. */
export type Colour = number;
type Counted = { readonly colour: Colour; readonly count: number };

const paletteSize = 256;
/** Of these not one changes: the surfaces of a screen, where a trace of another tint would show. */
const keptAsTheyAre = 160;

/** At most 256 colours for a picture: all of them where they are no more. The same ones in each run. */
export function choosePalette(picture: Picture): readonly Colour[] {
  const counted = countColours(picture);
  if (counted.length <= paletteSize) return counted.map(({ colour }) => colour);
  const kept = counted.slice(0, keptAsTheyAre).map(({ colour }) => colour);
  return [...kept, ...meanColours(counted.slice(keptAsTheyAre), paletteSize - keptAsTheyAre)];
}

/** The most frequent first. */
function countColours({ pixels }: Picture): readonly Counted[] {
  const counts = new Map<Colour, number>();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = colourAt(pixels, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts]
    .map(([colour, count]) => ({ colour, count }))
    .sort((a, b) => b.count - a.count || a.colour - b.colour);
}

export function colourAt(pixels: Uint8Array, at: number): Colour {
  return ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
}

export function channels(colour: Colour): readonly [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

/** Median cut: the box with the widest channel is halved until there are enough, each then stands for its mean. */
function meanColours(counted: readonly Counted[], most: number): readonly Colour[] {
  let boxes: readonly (readonly Counted[])[] = [counted];
  while (boxes.length < most) {
    const widest = boxes.reduce((one, other) => (widthOf(other).width > widthOf(one).width ? other : one));
    const { channel, width } = widthOf(widest);
    if (width === 0) break;
    const sorted = [...widest].sort(
      (a, b) => channelOf(a, channel) - channelOf(b, channel) || a.colour - b.colour,
    );
    const middle = Math.ceil(sorted.length / 2);
    boxes = [...boxes.filter((box) => box !== widest), sorted.slice(0, middle), sorted.slice(middle)];
  }
  return [...new Set(boxes.map(meanOf))];
}

function widthOf(box: readonly Counted[]): { readonly channel: number; readonly width: number } {
  const widths = [0, 1, 2].map((channel) => {
    let [least, most] = [255, 0];
    for (const one of box) {
      least = Math.min(least, channelOf(one, channel));
      most = Math.max(most, channelOf(one, channel));
    }
    return { channel, width: most - least };
  });
  return widths.reduce((one, other) => (other.width > one.width ? other : one));
}

function channelOf({ colour }: Counted, channel: number): number {
  return channels(colour)[channel] ?? 0;
}

function meanOf(box: readonly Counted[]): Colour {
  const total = box.reduce((sum, { count }) => sum + count, 0);
  const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) =>
    Math.round(box.reduce((sum, one) => sum + channelOf(one, channel) * one.count, 0) / total),
  );
  return (red << 16) | (green << 8) | blue;
}
