import { linkSync } from 'node:fs';
import { copyPrivately } from './copy-file.ts';
import { errnoOf } from './with-file-errors.ts';

/** Gives a file a second name, or copies it where the disk knows no second names. @throws as the system does, or {StorageError} */
export function linkOrCopy(path: string, otherPath: string): void {
  try {
    linkSync(path, otherPath);
  } catch (error) {
    if (['EEXIST', 'ENOSPC'].includes(errnoOf(error))) throw error;
    // FAT and some network folders know no links.
    copyPrivately(path, otherPath);
  }
}
