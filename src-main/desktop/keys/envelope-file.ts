import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { HostFailure } from '../host-failure.ts';
import { unreadableKey } from './unreadable-key.ts';

/**
 * @param before may write over what nothing is to be made of
 * @throws {HostFailure} where the file cannot be read or is not of this shape.
 */
export function readKeyFile<Content>(
  path: string,
  schema: z.ZodType<Content>,
  before: (bytes: Buffer) => void = () => undefined,
): Content {
  try {
    const bytes = readFileSync(path);
    before(bytes);
    return schema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    throw unreadableKey(path, { cause: error });
  }
}

/** Writes a file for the owner alone, whole or not at all, and on the disk when this returns. @throws {HostFailure} */
export function writeKeyFile(
  path: string,
  content: object,
  publish: (draft: string, path: string) => void = renameSync,
): void {
  const draft = `${path}.${randomUUID()}.new`;
  try {
    const descriptor = openSync(draft, 'wx', 0o600);
    try {
      writeSync(descriptor, `${JSON.stringify(content)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    publish(draft, path);
    syncFolder(path);
  } catch (error) {
    throw new HostFailure(`The key ${path} cannot be written. Check the folder's permissions.`, {
      cause: error,
    });
  } finally {
    rmSync(draft, { force: true });
  }
}

function syncFolder(path: string): void {
  // Windows opens no folders; NTFS keeps its list of names in a journal.
  if (process.platform === 'win32') return;
  const descriptor = openSync(dirname(path), 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
