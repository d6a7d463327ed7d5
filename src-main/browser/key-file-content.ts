import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { HostFailure } from './host-failure.ts';
import { unwrapKey, wrapKey, wrappedKeySchema } from './wrap-key.ts';

const keyBytes = 32;
export const keyFileSchema = z.union([
  z.object({ version: z.literal(1), key: z.base64() }),
  z.object({ version: z.literal(1), wrapped: wrappedKeySchema }),
]);
export type KeyFileContent = z.infer<typeof keyFileSchema>;

/** What a key file says of a key; an empty or missing passphrase leaves the key to the file's permissions. */
export async function encodeKey(key: Uint8Array, passphrase: string | undefined): Promise<KeyFileContent> {
  return passphrase === undefined || passphrase === ''
    ? { version: 1, key: Buffer.from(key).toString('base64') }
    : { version: 1, wrapped: await wrapKey(key, passphrase) };
}

/**
 * The key again.
 * @throws {HostFailure} where the passphrase is missing or wrong, or the key is none.
 */
export async function decodeKey(
  content: KeyFileContent,
  passphrase: string | undefined,
  path: string,
): Promise<Uint8Array> {
  if ('key' in content) {
    const key = Buffer.from(content.key, 'base64');
    if (key.length !== keyBytes) throw notReadable(path);
    return key;
  }
  if (passphrase === undefined || passphrase === '') {
    throw new HostFailure(`The key ${path} is protected by a passphrase. Give it in DUEBOOK_PASSPHRASE.`);
  }
  const key = await unwrapKey(content.wrapped, passphrase);
  if (key?.length === keyBytes) return key;
  throw new HostFailure(`The passphrase in DUEBOOK_PASSPHRASE does not open the key ${path}.`);
}

/** @throws {HostFailure} where the file cannot be read or is not of this shape. */
export function readKeyFile<Content>(path: string, schema: z.ZodType<Content>): Content {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw notReadable(path, error);
  }
}

/** Writes a file for the owner alone, whole or not at all, and on the disk when this returns. */
export function writeKeyFile(
  path: string,
  content: object,
  publish: (draft: string, path: string) => void,
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

function notReadable(path: string, cause?: unknown): HostFailure {
  return new HostFailure(`The key ${path} cannot be read. Put it back from where you keep a copy.`, {
    cause,
  });
}
