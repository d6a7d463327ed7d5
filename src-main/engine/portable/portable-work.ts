import { countTyped } from '../../../src-shared/contract/kept-drafts.ts';
import type {
  SavedWork,
  TakenWork,
  WorkCounts,
  WorkOwner,
} from '../../../src-shared/contract/portable-work.ts';
import { maxWorkFileBytes, minBackupPassphrase } from '../../../src-shared/contract/portable-work.ts';
import { failure } from '../../../src-shared/domain/failure.ts';
import type { EngineServices } from '../engine-services.ts';
import { FailureError } from '../failure-error.ts';
import type { CarriedWork } from '../ports/portable-work-port.ts';
import type { IncomingFile } from './incoming-file.ts';
import { openWorkFile, sealWorkFile } from './work-file.ts';

type PortableServices = Pick<
  EngineServices,
  'device' | 'portableWork' | 'sync' | 'bus' | 'training' | 'policy' | 'clock' | 'log'
>;

/** Not invented work, and not where the organisation wants nothing to leave this machine. */
export function mayTakeWorkAlong({
  policy,
  training,
}: Pick<PortableServices, 'policy' | 'training'>): boolean {
  return policy?.policy.allowPortableBackup !== false && !training.view().isTraining;
}

/**
 * Everything that the person who is signed in has here alone, as a file that opens with a passphrase of their choice.
 * @throws {FailureError} FORBIDDEN in a training or where the organisation wants none, SIGN_IN_NEEDED, PASSPHRASE_WEAK,
 * FILE_TOO_LARGE, or why the device is locked; {StorageError}
 */
export async function saveWork(services: PortableServices, passphrase: string): Promise<SavedWork> {
  const { device, portableWork, log } = services;
  assertOpen(services);
  if (device.session() === undefined) throw new FailureError(failure('SIGN_IN_NEEDED'));
  if (!mayTakeWorkAlong(services)) throw new FailureError(failure('FORBIDDEN'));
  if (passphrase.length < minBackupPassphrase) {
    throw new FailureError(failure('PASSPHRASE_WEAK', { length: minBackupPassphrase }));
  }
  const carried = portableWork.collect();
  const bytes = await sealWorkFile(carried, passphrase);
  if (bytes.length > maxWorkFileBytes) throw new FailureError(failure('FILE_TOO_LARGE'));
  const { work } = carried;
  log('info', 'portable.saved', { ...countsOf(work) });
  const stamp = work.madeAt.replace(/[-:]|\.\d+/g, '');
  return {
    fileName: `duebook-work-${stamp}.duebook`,
    content: new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }),
    counts: countsOf(work),
  };
}

/** @throws {FailureError} FILE_NOT_READABLE where the piece does not follow the one before */
export async function putWork(
  incoming: IncomingFile,
  {
    start,
    totalBytes,
    content,
  }: { readonly start: number; readonly totalBytes: number; readonly content: Blob },
): Promise<void> {
  const piece = new Uint8Array(await content.arrayBuffer());
  if (!incoming.add(start, totalBytes, piece)) throw new FailureError(failure('FILE_NOT_READABLE'));
}

/**
 * Takes in what a file holds, beside what is here, also before anybody has signed in: it waits for its person then.
 * @throws {FailureError} FILE_NOT_READABLE where the file did not come whole, FORBIDDEN in a training, or why the device
 * is locked; {StorageError}
 */
export async function takeWork(
  services: PortableServices,
  incoming: IncomingFile,
  passphrase: string,
): Promise<TakenWork> {
  assertOpen(services);
  if (services.training.view().isTraining) throw new FailureError(failure('FORBIDDEN'));
  const bytes = incoming.take();
  if (bytes === undefined) throw new FailureError(failure('FILE_NOT_READABLE'));
  if (bytes === 'too-large') return { outcome: 'refused', reason: bytes, owner: null };
  const opened = await openWorkFile(bytes, passphrase);
  if (typeof opened === 'string') return { outcome: 'refused', reason: opened, owner: null };
  // The screens may have been locked, or somebody else signed in, while the key was made.
  assertOpen(services);
  const { work } = opened;
  const owner = ownerOf(work);
  const reason = whyNotHere(services, work);
  if (reason !== undefined) return { outcome: 'refused', reason, owner };
  const { portableWork, bus, sync, log } = services;
  const draftsLeft = portableWork.takeIn(opened);
  log('info', 'portable.taken', { ...countsOf(work), draftsLeft });
  for (const kind of ['drafts', 'outbox', 'session'] as const) bus.emit({ kind });
  sync.poke();
  return { outcome: 'taken', owner, counts: countsOf(work), draftsLeft };
}

function whyNotHere(
  { device }: PortableServices,
  work: CarriedWork,
): 'another-person' | 'another-organisation' | undefined {
  const session = device.session();
  if (session === undefined) return undefined;
  if (session.organisation.id !== work.organisationId) return 'another-organisation';
  return session.actor.userId === work.userId ? undefined : 'another-person';
}

function ownerOf({ name, organisationName, madeAt }: CarriedWork): WorkOwner {
  return { name, organisation: organisationName, madeAt };
}

function countsOf({ commands, files, drafts }: CarriedWork): WorkCounts {
  return { changes: commands.length, files: files.length, drafts: countTyped(Object.keys(drafts)) };
}

function assertOpen({ device }: PortableServices): void {
  const lock = device.lock();
  if (lock !== undefined) throw new FailureError(failure(lock));
}
