import { closeSync, existsSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { HostFailure } from './host-failure.ts';
import { encodeKey, keyFileSchema, readKeyFile, writeKeyFile } from './key-file-content.ts';

export type NextKey = {
  /** The key file that will be replaced. */
  readonly path: string;
  readonly databasePath: string;
  readonly key: Uint8Array;
  /** The bytes at the start of the database that tell its key: under the next key, and under the present one. */
  readonly mark: Uint8Array;
  readonly markBefore: Uint8Array;
  readonly passphrase: string | undefined;
};

const nextKeySchema = z.object({
  version: z.literal(1),
  mark: z.base64(),
  markBefore: z.base64(),
  content: keyFileSchema,
});

/**
 * Writes the next key beside the present one, before the database is encrypted with it. From then on the database may
 * belong to either of the two; {@link settleNextKey} finds out which.
 * @throws {HostFailure} where the database belongs to another key than the present one, or an earlier change could not
 * be brought to its end: nothing is written over the key of that.
 */
export async function writeNextKey(next: NextKey): Promise<void> {
  const { path, databasePath, key, mark, markBefore, passphrase } = next;
  if (!startOf(databasePath, markBefore.length).equals(markBefore)) {
    throw new HostFailure(`The key ${path} is not the one that ${databasePath} was encrypted with.`);
  }
  if (existsSync(nextPathOf(path))) {
    throw new HostFailure(
      `An earlier change of the key was not finished. Keep ${nextPathOf(path)} and ${path}, and restore a backup.`,
    );
  }
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const content = await encodeKey(key, passphrase);
  const file = { version: 1, mark: text(mark), markBefore: text(markBefore), content };
  writeKeyFile(nextPathOf(path), file, renameSync);
}

/**
 * After a change of the key, done or interrupted: puts the next key in place where the database belongs to it (the
 * present one is kept under another name, for older backups), drops it where the database still belongs to the present
 * one. Where the database says neither, both stay.
 * @returns where the former key is kept; undefined where the key stays.
 */
export function settleNextKey({
  path,
  databasePath,
}: {
  readonly path: string;
  readonly databasePath: string;
}): string | undefined {
  const nextPath = nextPathOf(path);
  if (!existsSync(nextPath) || !existsSync(databasePath)) return undefined;
  const next = readKeyFile(nextPath, nextKeySchema);
  const found = startOf(databasePath, Buffer.from(next.mark, 'base64').length).toString('base64');
  if (found === next.mark) {
    const formerPath = `${path}.before-${Buffer.from(next.mark, 'base64').toString('hex').slice(0, 8)}`;
    // Interrupted here before, the key file may hold the next key already.
    if (!existsSync(formerPath)) writeKeyFile(formerPath, readKeyFile(path, keyFileSchema), renameSync);
    writeKeyFile(path, next.content, renameSync);
    rmSync(nextPath);
    return formerPath;
  }
  if (found === next.markBefore) rmSync(nextPath);
  return undefined;
}

function nextPathOf(path: string): string {
  return `${path}.next`;
}

function startOf(path: string, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, bytes, 0, length, 0);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}
