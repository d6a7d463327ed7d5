import { closeSync, fchmodSync, openSync, readSync, writeSync } from 'node:fs';
import { withDescriptor } from './file-locks.ts';
import { withFileErrors } from './with-file-errors.ts';

const CHUNK_BYTES = 1024 * 1024;

/**
 * Copies a file to a name where there is none: for its owner alone, whatever may be done with the original, and without
 * taking a lock of this process away from the original.
 * @throws {StorageError} STORAGE_EXISTS, STORAGE_FULL, STORAGE_READ_ONLY, STORAGE_UNREACHABLE, STORAGE_IO
 */
export function copyPrivately(path: string, targetPath: string): void {
  withFileErrors(() =>
    withDescriptor(path, 'r', (source) => {
      const target = openSync(targetPath, 'wx', 0o600);
      try {
        // The umask may have taken even the owner's permissions.
        fchmodSync(target, 0o600);
        copyBytes(source, target);
      } finally {
        closeSync(target);
      }
    }),
  );
}

function copyBytes(source: number, target: number): void {
  const bytes = Buffer.alloc(CHUNK_BYTES);
  for (let position = 0; ; ) {
    const length = readSync(source, bytes, 0, CHUNK_BYTES, position);
    if (length === 0) return;
    for (let written = 0; written < length; ) {
      written += writeSync(target, bytes, written, length - written, position + written);
    }
    position += length;
  }
}
