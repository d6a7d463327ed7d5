import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { maxPieceBytes } from '../../../src-shared/protocol/file-api.ts';
import {
  type SealedFile,
  sealedFileSchema,
  sealTagBytes,
} from '../../../src-shared/protocol/sealed-file-api.ts';
import { withFileErrors } from '../sqlite-file/with-file-errors.ts';

/** Room for every first line that was ever written. */
const firstLineBytes = 4_096;
const sealedPieceBytes = maxPieceBytes + sealTagBytes;

/** What is known of a sealed file without opening it; undefined where its beginning is damaged. */
export function readSealedFile(path: string): SealedFile | undefined {
  return reading(path, (descriptor) => firstLine(descriptor)?.known);
}

/** A sealed piece, base64url; undefined behind the last one. */
export function readSealedPiece(path: string, index: number): string | undefined {
  return reading(path, (descriptor) => {
    const begin = firstLine(descriptor)?.bytes;
    if (begin === undefined) return undefined;
    const at = begin + index * sealedPieceBytes;
    const bytes = Buffer.alloc(Math.max(0, Math.min(sealedPieceBytes, fstatSync(descriptor).size - at)));
    if (bytes.length === 0 || readSync(descriptor, bytes, 0, bytes.length, at) < bytes.length)
      return undefined;
    return bytes.toString('base64url');
  });
}

function reading<Value>(path: string, read: (descriptor: number) => Value): Value {
  return withFileErrors(() => {
    const descriptor = openSync(path, 'r');
    try {
      return read(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
}

function firstLine(descriptor: number): { readonly known: SealedFile; readonly bytes: number } | undefined {
  const start = Buffer.alloc(firstLineBytes);
  const end = start.subarray(0, readSync(descriptor, start, 0, firstLineBytes, 0)).indexOf(0x0a);
  if (end < 0) return undefined;
  const known = sealedFileSchema.safeParse(parsed(start.toString('utf8', 0, end)));
  return known.success ? { known: known.data, bytes: end + 1 } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
