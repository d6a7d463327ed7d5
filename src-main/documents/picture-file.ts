import { createHash } from 'node:crypto';
import { decode } from 'fast-png';
import type { PictureFile } from './layout/block.ts';
import { isWholePng } from './png-check.ts';

/**
 * The picture of a PNG file with 8 bits per sample if it can be drawn for certain, else undefined: a broken or boundless
 * picture must not take the whole paper with it.
 */
export function readPng(file: Uint8Array): PictureFile | undefined {
  if (!isWholePng(file)) return undefined;
  try {
    const { width, height, channels, depth, data, palette, transparency } = decode(file, { checkCrc: true });
    if (depth !== 8 || palette !== undefined || transparency !== undefined) return undefined;
    const colours = channels < 3 ? 1 : 3;
    const sha256 = createHash('sha256').update(file).digest('hex');
    const size = { sha256, width, height, colours, encoding: 'raw' } as const;
    const bytes = Uint8Array.from(data);
    if (channels === colours) return { ...size, samples: bytes };
    return { ...size, ...separated(bytes, width * height, colours) };
  } catch {
    // A wrong checksum or a chunk out of place: the paper has a blank line there.
    return undefined;
  }
}

/** Colours and opacity, which lie side by side in the file. */
function separated(
  bytes: Uint8Array,
  count: number,
  colours: 1 | 3,
): { readonly samples: Uint8Array; readonly alpha: Uint8Array } {
  const samples = new Uint8Array(count * colours);
  const alpha = new Uint8Array(count);
  for (let pixel = 0; pixel < count; pixel += 1) {
    const at = pixel * (colours + 1);
    for (let colour = 0; colour < colours; colour += 1)
      samples[pixel * colours + colour] = bytes[at + colour] ?? 0;
    alpha[pixel] = bytes[at + colours] ?? 0;
  }
  return { samples, alpha };
}
