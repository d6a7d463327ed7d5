import { writeSync } from 'node:fs';

/** Writes all of the bytes, from `position` on, or where the last writing has ended. */
export function writeAll(descriptor: number, bytes: Uint8Array, position?: number): void {
  for (let at = 0; at < bytes.length; ) {
    const place = position === undefined ? null : position + at;
    at += writeSync(descriptor, bytes, at, bytes.length - at, place);
  }
}
