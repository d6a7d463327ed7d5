import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import { identityOf } from './file-identity.ts';
import { withFileErrors } from './with-file-errors.ts';

// A POSIX trap: when a process closes any descriptor of a file, it loses all locks that it holds on that file, those of
// SQLite too; another process would then take an open file for an unused one. So whoever reads an encrypted file past
// SQLite closes it here: it waits until this process has no connection to that file any more.
type OpenFile = { connections: number; readonly parked: number[] };
const openFiles = new Map<string, OpenFile>();

/** Counts a connection as one that holds locks on its file, until it is closed. */
export function countConnection(database: SqliteDatabase, path: string): SqliteDatabase {
  const name = identityOf(statSync(path, { bigint: true }));
  const file = openFiles.get(name) ?? { connections: 0, parked: [] };
  openFiles.set(name, file);
  file.connections += 1;
  const close = database.close.bind(database);
  return Object.assign(database, {
    close() {
      const wasOpen = database.open;
      close();
      if (wasOpen) forgetConnection(name, file);
      return database;
    },
  });
}

/** Opens a file for work past SQLite and closes it without taking locks away from a connection. */
export function withDescriptor<Result>(
  path: string,
  flags: 'r' | 'r+',
  work: (descriptor: number) => Result,
): Result {
  const descriptor = openSync(path, flags);
  try {
    return work(descriptor);
  } finally {
    close(descriptor);
  }
}

/** The files that this thread has connections to, by what identifies them in every thread. */
export function openFileNames(): readonly string[] {
  return [...openFiles.keys()];
}

/**
 * In a thread beside another: leaves descriptors of the files open that the other one has connections to.
 * @returns what lists them, for `closeDescriptors` in the other thread
 */
export function leaveOpen(names: readonly string[]): () => readonly number[] {
  // The connections of the other thread count as one that is never closed here.
  const ofOtherThread = names.map((name): [string, OpenFile] => [name, { connections: 1, parked: [] }]);
  for (const [name, file] of ofOtherThread) openFiles.set(name, file);
  return () => ofOtherThread.flatMap(([, file]) => file.parked);
}

/** Closes descriptors of a thread beside, each as soon as no connection of this one loses its locks by it. */
export function closeDescriptors(descriptors: readonly number[]): void {
  for (const descriptor of descriptors) close(descriptor);
}

function close(descriptor: number): void {
  const file = openFiles.get(identityOf(fstatSync(descriptor, { bigint: true })));
  if (file === undefined) closeSync(descriptor);
  else file.parked.push(descriptor);
}

/** @throws {StorageError} STORAGE_READ_ONLY before SQLite makes a log that inherits the missing permission. */
export function assertWritable(path: string): void {
  withFileErrors(() => withDescriptor(path, 'r+', () => undefined));
}

function forgetConnection(name: string, file: OpenFile): void {
  file.connections -= 1;
  if (file.connections > 0) return;
  openFiles.delete(name);
  for (const descriptor of file.parked) closeSync(descriptor);
}
