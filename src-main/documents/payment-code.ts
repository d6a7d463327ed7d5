import { encodeQR } from 'qr';
import type { Drawing } from './layout/block.ts';

/** A module of the code in points: 0.7 mm, whatever the payload. */
const moduleSize = 2;

/** Around the code, in modules (ISO/IEC 18004, 9.1). */
const quietZone = 4;

/**
 * A QR code with error correction level M, as EPC069-12 and the Swiss QR-bill ask for; `alt` says what it is for.
 * @param size the edge in points, where it is given whatever the payload
 */
export function paymentCode(payload: string, alt: string, size?: number): Drawing {
  const framed = encodeQR(payload, 'raw', { ecc: 'medium', border: 1, encoding: 'byte' });
  const modules = framed.slice(1, -1).map((row) => row.slice(1, -1));
  const module = size === undefined ? moduleSize : size / modules.length;
  const boxes = modules.flatMap((row, y) =>
    darkRuns(row).map(({ start, length }) => ({
      x: start * module,
      y: y * module,
      width: length * module,
      height: module,
    })),
  );
  const edge = modules.length * module;
  return {
    kind: 'drawing',
    width: edge,
    height: edge,
    shapes: [{ kind: 'boxes', boxes, colour: '#000000' }],
    alt,
  };
}

/** What stands beside a code keeps this far away, in points. */
export const codeMargin = quietZone * moduleSize;

/** Neighbouring dark modules as one box: a seam between two would show in print. */
function darkRuns(row: readonly boolean[]): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = [];
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1);
    if (!isDark) continue;
    if (last !== undefined && last.start + last.length === x) last.length += 1;
    else runs.push({ start: x, length: 1 });
  }
  return runs;
}
