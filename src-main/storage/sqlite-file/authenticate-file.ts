import { fstatSync, readSync } from 'node:fs';
import { withDescriptor } from './file-locks.ts';
import type { OnFileProgress } from './file-progress.ts';
import { createPageAuthentication, PAGE_BYTES } from './page-authentication.ts';
import { withFileErrors } from './with-file-errors.ts';

export type FileAuthentication = {
  readonly pages: number;
  /** Page numbers, the first page is 1. */
  readonly damagedPages: readonly number[];
  readonly trailingBytes: number;
};

// SQLite keeps its locks on these bytes and leaves the page that holds them unused: it has no tag.
const LOCK_BYTE = 0x40000000;
const LOCK_PAGE = LOCK_BYTE / PAGE_BYTES + 1;
const PAGES_PER_READ = 256;
const ATTEMPTS = 4;
const PAUSE_MS = 5;

/** Checks every page that lies in the file against its tag, without SQLite, which reads no free page. */
export function authenticateFile(
  path: string,
  key: Uint8Array,
  onProgress: OnFileProgress,
): FileAuthentication {
  return withFileErrors(() =>
    withDescriptor(path, 'r', (descriptor) => {
      const { size } = fstatSync(descriptor);
      const pages = Math.floor(size / PAGE_BYTES);
      const isIntact = createPageAuthentication(key);
      const suspects = findSuspects(descriptor, pages, isIntact, onProgress);
      const damagedPages = stayDamaged(descriptor, suspects, isIntact);
      return { pages, damagedPages, trailingBytes: size % PAGE_BYTES };
    }),
  );
}

type IsIntact = ReturnType<typeof createPageAuthentication>;

function findSuspects(
  descriptor: number,
  pages: number,
  isIntact: IsIntact,
  onProgress: OnFileProgress,
): number[] {
  const suspects: number[] = [];
  const bytes = Buffer.alloc(PAGES_PER_READ * PAGE_BYTES);
  for (let first = 0; first < pages; first += PAGES_PER_READ) {
    onProgress('checking', first / pages);
    const count = Math.min(PAGES_PER_READ, pages - first);
    readSync(descriptor, bytes, 0, count * PAGE_BYTES, first * PAGE_BYTES);
    for (let index = 0; index < count; index += 1) {
      const page = first + index + 1;
      if (page === LOCK_PAGE) continue;
      if (!isIntact(bytes.subarray(index * PAGE_BYTES, (index + 1) * PAGE_BYTES), page)) suspects.push(page);
    }
  }
  onProgress('checking', 1);
  return suspects;
}

/** In a file that is in use a page may have been read while it was being written; or the file has become shorter. */
function stayDamaged(descriptor: number, suspects: readonly number[], isIntact: IsIntact): readonly number[] {
  let damaged = suspects;
  for (let attempt = 0; attempt < ATTEMPTS && damaged.length > 0; attempt += 1) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    damaged = damaged.filter((page) => !isIntactNow(descriptor, page, isIntact));
  }
  return damaged;
}

function isIntactNow(descriptor: number, page: number, isIntact: IsIntact): boolean {
  const bytes = Buffer.alloc(PAGE_BYTES);
  const length = readSync(descriptor, bytes, 0, PAGE_BYTES, (page - 1) * PAGE_BYTES);
  return length < PAGE_BYTES || isIntact(bytes, page);
}
