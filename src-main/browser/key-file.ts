import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import { HostFailure } from './host-failure.ts';
import { unwrapKey, wrapKey, wrappedKeySchema } from './wrap-key.ts';

export type KeyFileOptions = {
  /** Lies outside of the database's folder, so that a copy of the one is not a copy of the other. */
  readonly path: string;
  /** The encrypted file that the key is for. */
  readonly databasePath: string;
  /** Wraps the key; empty or missing leaves it to the file's permissions. */
  readonly passphrase: string | undefined;
  readonly randomKey?: () => Uint8Array;
};

const keyBytes = 32;
const contentSchema = z.union([
  z.object({ version: z.literal(1), key: z.base64() }),
  z.object({ version: z.literal(1), wrapped: wrappedKeySchema }),
]);
type Content = z.infer<typeof contentSchema>;

/**
 * The database key of the browser host: read from its file (0600), minted at the very first start.
 * @throws {HostFailure} when it is missing beside an existing database, unreadable, or the passphrase is wrong:
 * a new key would only make the database unreadable for good.
 */
export async function openKeyFile(options: KeyFileOptions): Promise<Uint8Array> {
  if (!existsSync(options.path)) return mintKey(options);
  const content = readContent(options.path);
  const passphrase = options.passphrase === '' ? undefined : options.passphrase;
  if ('wrapped' in content) return unwrap(content.wrapped, passphrase, options.path);
  const key = Buffer.from(content.key, 'base64');
  if (key.length !== keyBytes) throw notReadable(options.path);
  if (passphrase !== undefined) {
    const wrapped = await wrapKey(key, passphrase);
    writeContent(options.path, { version: 1, wrapped }, renameSync);
  }
  return key;
}

async function mintKey({ path, databasePath, passphrase, randomKey }: KeyFileOptions): Promise<Uint8Array> {
  if (existsSync(databasePath)) {
    throw new HostFailure(
      `The key ${path} is missing, but the encrypted data ${databasePath} is there. Put the key back from where ` +
        'you keep it, or move the data away to begin anew: what is not yet sent to the server would be lost.',
    );
  }
  const key = randomKey?.() ?? randomBytes(keyBytes);
  const content: Content =
    passphrase === undefined || passphrase === ''
      ? { version: 1, key: Buffer.from(key).toString('base64') }
      : { version: 1, wrapped: await wrapKey(key, passphrase) };
  // A link refuses to replace a key that another process has made meanwhile.
  writeContent(path, content, linkSync);
  return key;
}

async function unwrap(
  wrapped: z.infer<typeof wrappedKeySchema>,
  passphrase: string | undefined,
  path: string,
): Promise<Uint8Array> {
  if (passphrase === undefined) {
    throw new HostFailure(`The key ${path} is protected by a passphrase. Give it in DUEBOOK_PASSPHRASE.`);
  }
  const key = await unwrapKey(wrapped, passphrase);
  if (key?.length === keyBytes) return key;
  throw new HostFailure(`The passphrase in DUEBOOK_PASSPHRASE does not open the key ${path}.`);
}

function readContent(path: string): Content {
  try {
    return contentSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw notReadable(path, error);
  }
}

function notReadable(path: string, cause?: unknown): HostFailure {
  return new HostFailure(`The key ${path} cannot be read. Put it back from where you keep a copy.`, {
    cause,
  });
}

function writeContent(path: string, content: Content, publish: (draft: string, path: string) => void): void {
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
  } catch (error) {
    throw new HostFailure(`The key ${path} cannot be written. Check the folder's permissions.`, {
      cause: error,
    });
  } finally {
    rmSync(draft, { force: true });
  }
}
