import { closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { HostFailure } from '../host-failure.ts';
import { type Envelope, envelopeSchema } from './envelope.ts';
import { readKeyFile, writeKeyFile } from './envelope-file.ts';

type KeyPaths = {
  /** The key file; the next key lies beside it. */
  readonly path: string;
  readonly databasePath: string;
};

export type NextKey = KeyPaths & {
  /** The envelope as it is to be: the same slots around the next key. */
  readonly envelope: Envelope;
  /** The bytes at the start of the database that tell its key: under the next key, and under the present one. */
  readonly mark: Uint8Array;
  readonly markBefore: Uint8Array;
};

const nextKeySchema = z.object({
  version: z.literal(1),
  mark: z.base64(),
  markBefore: z.base64(),
  envelope: envelopeSchema,
});
type NextKeyFile = z.infer<typeof nextKeySchema>;

/**
 * Writes the next key beside the present one, before the database is encrypted with it. From then on the database may
 * belong to either of the two; {@link settleNextKey} finds out which.
 * @throws {HostFailure} where the database belongs to another key than the present one, or an earlier change could not
 * be brought to its end: nothing is written over the key of that.
 */
export function writeNextKey(next: NextKey): void {
  const { path, databasePath, markBefore } = next;
  if (!startOf(databasePath, markBefore.length).equals(markBefore)) {
    throw new HostFailure(`The key ${path} is not the one that ${databasePath} was encrypted with.`);
  }
  if (existsSync(nextPathOf(path))) {
    throw new HostFailure(
      `An earlier change of the key was not finished. Keep ${nextPathOf(path)} and ${path}, and restore a backup.`,
    );
  }
  writeKeyFile(nextPathOf(path), toNextKeyFile(next));
}

/**
 * After a change of the key, done or interrupted: puts the next key in place where the database belongs to it (the
 * present one is kept under another name, for older backups), drops it where the database still belongs to the present
 * one. Where the database says neither, both stay. Only for the holder of the folder's lock: to anybody else a change
 * that is going on looks like one that was interrupted.
 * @throws {HostFailure} where a key file cannot be read or written.
 */
export function settleNextKey({ path, databasePath }: KeyPaths): void {
  const nextPath = nextPathOf(path);
  if (!existsSync(nextPath) || !existsSync(databasePath)) return;
  const next = readKeyFile(nextPath, nextKeySchema);
  const owner = ownerOf(databasePath, next);
  if (owner === 'next') putInPlace(path, next);
  if (owner !== 'neither') rmSync(nextPath);
}

/**
 * The same at the end of a change by the one who made it, from what it knows: nothing that happened to the next key's
 * file meanwhile can lose the key.
 * @returns where the former key is kept, and whether the file of the next key had vanished; undefined where the database
 * still belongs to the present key.
 * @throws {HostFailure} where a key file cannot be read or written.
 */
export function finishNextKey(
  next: NextKey,
): { readonly formerPath: string | undefined; readonly hadVanished: boolean } | undefined {
  const { path, databasePath } = next;
  const file = toNextKeyFile(next);
  const owner = ownerOf(databasePath, file);
  const hadVanished = !existsSync(nextPathOf(path));
  const formerPath = owner === 'next' ? putInPlace(path, file) : undefined;
  if (owner !== 'neither') rmSync(nextPathOf(path), { force: true });
  return owner === 'next' ? { formerPath, hadVanished } : undefined;
}

/**
 * The envelope of the key that the database belongs to, whatever stage a change of the key is at; undefined
 * where there is no key file. Nothing is written or removed.
 * @throws {HostFailure} where a key file cannot be read, or the database belongs to neither of two keys.
 */
export function findEnvelope({ path, databasePath }: KeyPaths): Envelope | undefined {
  const nextPath = nextPathOf(path);
  if (existsSync(nextPath) && existsSync(databasePath)) {
    const next = readKeyFile(nextPath, nextKeySchema);
    const owner = ownerOf(databasePath, next);
    if (owner === 'next') return next.envelope;
    if (owner === 'neither') {
      throw new HostFailure(
        `A change of the key was not finished, and ${databasePath} fits neither ${path} nor ${nextPath}. ` +
          'Keep both, and restore a backup.',
      );
    }
  }
  return existsSync(path) ? readKeyFile(path, envelopeSchema) : undefined;
}

/** Whether a change of the key was begun and not brought to its end. */
export function isKeyChanging(path: string): boolean {
  return existsSync(nextPathOf(path));
}

function ownerOf(
  databasePath: string,
  { mark, markBefore }: Pick<NextKeyFile, 'mark' | 'markBefore'>,
): 'next' | 'present' | 'neither' {
  const found = startOf(databasePath, Buffer.from(mark, 'base64').length).toString('base64');
  if (found === mark) return 'next';
  return found === markBefore ? 'present' : 'neither';
}

/** @returns where the former key is kept; undefined where there was none any more. */
function putInPlace(path: string, { mark, envelope }: NextKeyFile): string | undefined {
  const formerPath = `${path}.before-${Buffer.from(mark, 'base64').toString('hex').slice(0, 8)}`;
  // Interrupted here before, the key file may hold the next key already.
  if (!existsSync(formerPath) && existsSync(path)) {
    writeKeyFile(formerPath, readKeyFile(path, envelopeSchema));
  }
  writeKeyFile(path, envelope);
  return existsSync(formerPath) ? formerPath : undefined;
}

function toNextKeyFile({ mark, markBefore, envelope }: NextKey): NextKeyFile {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return { version: 1, mark: text(mark), markBefore: text(markBefore), envelope };
}

function nextPathOf(path: string): string {
  return `${path}.next`;
}

function startOf(path: string, length: number): Buffer {
  try {
    const bytes = Buffer.alloc(length);
    const descriptor = openSync(path, 'r');
    try {
      readSync(descriptor, bytes, 0, length, 0);
      return bytes;
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new HostFailure(`The data ${path} cannot be read. Check its permissions.`, { cause: error });
  }
}
