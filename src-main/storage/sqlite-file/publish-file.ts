import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { StorageError } from './storage-error.ts';
import { errnoOf, withFileErrors } from './with-file-errors.ts';

/**
 * Gives a complete draft its name, where there is no file of that name yet: it appears whole or not at all, and outlasts
 * a power cut.
 * @throws {StorageError} STORAGE_EXISTS; the file that is there stays as it is.
 */
export function publishNewFile(draftPath: string, path: string): void {
  withFileErrors(() => {
    syncFile(draftPath);
    linkOrRename(draftPath, path);
    syncFolder(path);
  });
}

/** Puts a complete draft in the place of a file in one step: whoever looks finds the one or the other. */
export function replaceFile(draftPath: string, path: string): void {
  withFileErrors(() => {
    syncFile(draftPath);
    renameSync(draftPath, path);
    syncFolder(path);
  });
}

/** Makes the folder's list of names outlast a power cut. */
export function syncFolder(path: string): void {
  // Windows opens no folders; NTFS keeps its list of names in a journal.
  if (process.platform !== 'win32') syncDescriptor(dirname(path), 'r');
}

function syncFile(path: string): void {
  syncDescriptor(path, 'r+');
}

function syncDescriptor(path: string, flags: string): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function linkOrRename(draftPath: string, path: string): void {
  try {
    linkSync(draftPath, path);
  } catch (error) {
    // FAT and some network folders know no links. Renaming would replace a file, so look first.
    if (errnoOf(error) === 'EEXIST' || existsSync(path)) throw new StorageError('STORAGE_EXISTS');
    if (errnoOf(error) === 'ENOSPC') throw error;
    renameSync(draftPath, path);
  }
}
