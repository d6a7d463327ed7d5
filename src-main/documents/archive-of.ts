import { type Zippable, zipSync } from 'fflate';
import type { ArchiveEntry } from '../engine/ports/documents-port.ts';

/** 1 January 1980: what is in an archive depends on its files alone. */
const firstDay = new Date(1980, 0, 1);

/**
 * A ZIP archive of files as they are, not compressed: PDFs already are. Of names that are alike, whatever their case,
 * all but the first get a number.
 */
export function archiveOf(entries: readonly ArchiveEntry[]): Uint8Array<ArrayBuffer> {
  const taken = new Set<string>();
  const files: Zippable = {};
  for (const { name, content } of entries) {
    let free = name;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) {
      free = name.replace(/(\.[a-z]+)?$/i, (ending) => `-${count.toString()}${ending}`);
    }
    taken.add(free.toLowerCase());
    files[free] = [content, { level: 0, mtime: firstDay }];
  }
  return zipSync(files);
}
