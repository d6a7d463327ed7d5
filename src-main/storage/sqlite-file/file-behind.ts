import { lstatSync, realpathSync } from 'node:fs';
import { withFileErrors } from './with-file-errors.ts';

/**
 * The file that a symbolic link stands for; any other path as it is. SQLite keeps the log beside that file, not beside
 * the link, and renaming over a link would leave the file where it is.
 * @throws {StorageError} STORAGE_UNREACHABLE where a link leads nowhere or in a circle
 */
export function fileBehind(path: string): string {
  return withFileErrors(() =>
    lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? realpathSync(path) : path,
  );
}
