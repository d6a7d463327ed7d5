import type { FileReference } from '../../../src-shared/domain/file-reference.ts';

/** The files with one more at the end; the same content once, under the name that it came with last. */
export function withFile(files: readonly FileReference[], file: FileReference): readonly FileReference[] {
  return [...withoutFile(files, file), file];
}

/** The files without one. */
export function withoutFile(files: readonly FileReference[], file: FileReference): readonly FileReference[] {
  return files.filter(({ sha256 }) => sha256 !== file.sha256);
}
