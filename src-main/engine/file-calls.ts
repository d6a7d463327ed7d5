import { createHash } from 'node:crypto';
import type { HeldFile } from '../../src-shared/contract/files.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { type FileReference, maxFileBytes } from '../../src-shared/domain/file-reference.ts';
import { recognizeFile, safeFileName } from '../../src-shared/domain/recognize-file.ts';
import { actorIdOf, type EngineServices } from './engine-services.ts';
import { FailureError } from './failure-error.ts';

type FileServices = Pick<EngineServices, 'device' | 'files' | 'bus' | 'reader'>;

/**
 * Keeps a file beside an account, encrypted, until a command refers to it.
 * @throws {FailureError} FILE_EMPTY, FILE_TOO_LARGE, FILE_TYPE_NOT_ALLOWED, ACCOUNT_NOT_FOUND, or why the device is
 * locked.
 */
export async function addFile(
  services: FileServices,
  { accountId, name, content }: { readonly accountId: string; readonly name: string; readonly content: Blob },
): Promise<FileReference> {
  await assertReadable(services, accountId);
  if (content.size === 0) throw new FailureError(failure('FILE_EMPTY'));
  if (content.size > maxFileBytes) throw new FailureError(failure('FILE_TOO_LARGE'));
  const bytes = new Uint8Array(await content.arrayBuffer());
  const mediaType = recognizeFile(bytes, name);
  if (mediaType === undefined) throw new FailureError(failure('FILE_TYPE_NOT_ALLOWED'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const facts = { accountId, sha256, mediaType, sizeBytes: bytes.length };
  services.files.add(facts, actorIdOf(services), bytes);
  services.bus.emit({ kind: 'files', accountId });
  return { sha256, name: safeFileName(name, mediaType), mediaType, sizeBytes: bytes.length };
}

/** Forgets a file that nothing refers to yet; false for every other. */
export function removeFile(
  services: FileServices,
  key: { readonly accountId: string; readonly sha256: string },
): boolean {
  const isGone = services.files.remove(key, actorIdOf(services));
  services.bus.emit({ kind: 'files', accountId: key.accountId });
  return isGone;
}

/**
 * The bytes of a file of an account.
 * @throws {FailureError} ACCOUNT_NOT_FOUND, why the device is locked, or what `SyncPort.loadFile` fails with.
 */
export async function readFile(
  services: FileServices & Pick<EngineServices, 'sync'>,
  { accountId, file }: { readonly accountId: string; readonly file: FileReference },
): Promise<Blob> {
  await assertReadable(services, accountId);
  const { sha256, mediaType, sizeBytes } = file;
  const key = { accountId, sha256 };
  const held = services.files.content(key, actorIdOf(services));
  if (held !== undefined) return blobOf(held);
  const loaded = await services.sync.loadFile({ ...key, mediaType, sizeBytes });
  if (!loaded.ok) throw new FailureError(loaded.failure);
  // It may have been taken away, or the device locked, while it came.
  await assertReadable(services, accountId);
  const content = services.files.content(key, actorIdOf(services));
  if (content === undefined) throw new FailureError(failure('FILE_NOT_HERE'));
  return blobOf(content);
}

/** Without a media type: whoever shows it looks at the bytes. */
function blobOf(content: Uint8Array): Blob {
  return new Blob([new Uint8Array(content)], { type: 'application/octet-stream' });
}

/** Where the files of an account stand here; none while the device is locked. */
export function heldFiles(services: FileServices, accountId: string): readonly HeldFile[] {
  if (services.device.lock() !== undefined) return [];
  return services.files.list(accountId, actorIdOf(services));
}

async function assertReadable({ device, reader }: FileServices, accountId: string): Promise<void> {
  const lock = device.lock();
  if (lock !== undefined) throw new FailureError(failure(lock));
  if ((await reader.read(accountId, 'header')) === undefined)
    throw new FailureError(failure('ACCOUNT_NOT_FOUND'));
}

/** Forgets the files of those accounts that the replica does not hold any more. */
export async function forgetDepartedFiles(
  { files, replica }: Pick<EngineServices, 'files' | 'replica'>,
  accountIds: ReadonlySet<string>,
): Promise<void> {
  for (const accountId of files.accountIds()) {
    if (!accountIds.has(accountId)) continue;
    if ((await replica.load(accountId, 'header')) === undefined) files.forgetAccount(accountId);
  }
}
