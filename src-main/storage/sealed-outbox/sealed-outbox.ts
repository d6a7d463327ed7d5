import { commandIdSchema, deviceIdSchema } from '../../../src-shared/domain/ids.ts';
import type { SealedCommand } from '../../../src-shared/protocol/sealed-outbox-api.ts';
import type { DevicePort, StoredSession } from '../../engine/ports/device-port.ts';
import type { FilesPort } from '../../engine/ports/files-port.ts';
import type { Log } from '../../engine/ports/log.ts';
import type { OutboxPort, SealableCommand } from '../../engine/ports/outbox-port.ts';
import type { SealedOutboxPort } from '../../engine/ports/sealed-outbox-port.ts';
import { readRecords } from './record-file.ts';
import { openRecordRoom, type RecordRoom } from './record-room.ts';
import { sealCommand } from './seal-command.ts';
import { dropSentFiles, sealFilesOf } from './sealed-files.ts';
import { leaveSealedOutbox, sealedFolder } from './sealed-folders.ts';

export type SealedOutboxParts = {
  /** The folder of the encrypted file. */
  readonly directory: string;
  readonly outbox: Pick<OutboxPort, 'toSeal' | 'sealableIds' | 'unknownOf'>;
  readonly files: Pick<FilesPort, 'unsentOf' | 'piece'>;
  readonly device: Pick<DevicePort, 'deviceId' | 'session'>;
  /** The device's Ed25519 signature over a text, base64url. */
  readonly sign: (text: string) => string;
  readonly now: () => Date;
  readonly log: Log;
};

/** Below it a file is not written anew for the sake of records that nobody waits for any more. */
const fewRecords = 256;

/**
 * Keeps the sealed outbox beside the encrypted file. A record of a command that the file does not know, or of another
 * device, was left by a former file (a backup was put back, a damaged log was dropped): the whole folder is left to be
 * handed in, and a new one begins.
 */
export function createSealedOutbox(
  parts: SealedOutboxParts,
  leave: (directory: string, now: Date) => void = leaveSealedOutbox,
): SealedOutboxPort {
  return new FolderOfRecords(parts, leave);
}

class FolderOfRecords implements SealedOutboxPort {
  readonly #parts: SealedOutboxParts;
  readonly #leave: (directory: string, now: Date) => void;
  readonly #folder: string;
  readonly #room: RecordRoom;
  readonly #sealedIds = new Set<string>();
  /** Everything up to this position of the outbox was looked at for this user. */
  #seen = { actorId: '', position: 0 };
  #reviewAt = fewRecords;
  /** False while what a former file left may still lie in the folder: nothing of it is dropped until it was left. */
  #isOwn = false;

  constructor(parts: SealedOutboxParts, leave: (directory: string, now: Date) => void) {
    this.#parts = parts;
    this.#leave = leave;
    this.#folder = sealedFolder(parts.directory);
    this.#room = openRecordRoom(this.#folder);
    this.review();
  }

  keep(): void {
    this.#attempt(() => {
      this.#sealNew();
      if (this.#sealedIds.size >= this.#reviewAt) this.#dropDone();
    });
  }

  review(): void {
    if (!this.#isOwn) this.#attempt(() => this.#takeOver());
    this.#attempt(() => {
      this.#dropDone();
      this.#seen = { actorId: '', position: 0 };
      this.#sealNew();
      const awaited = [...this.#parts.outbox.sealableIds()];
      this.#sealFiles(awaited);
      if (this.#isOwn) dropSentFiles(this.#placeOfFiles(), awaited);
    });
  }

  #takeOver(): void {
    this.#leaveStrange();
    this.#readAgain();
    this.#isOwn = true;
  }

  #leaveStrange(): void {
    const { directory, outbox, device, now, log } = this.#parts;
    const { records } = readRecords(this.#folder);
    const deviceId = device.deviceId();
    const ofDevice = records.filter((record) => record.deviceId === deviceId);
    const unknown = outbox.unknownOf(ofDevice.map(({ commandId }) => commandId));
    if (ofDevice.length === records.length && unknown.size === 0) return;
    log('warn', 'sealed-outbox.left', { unknown: records.length - ofDevice.length + unknown.size });
    this.#leave(directory, now());
  }

  #sealNew(): void {
    const { outbox, device, sign } = this.#parts;
    const session = device.session();
    if (session === undefined) return;
    const { userId } = session.actor;
    const sealer = { recoveryKey: session.lease.recoveryKey, sign };
    const after = this.#seen.actorId === userId ? this.#seen.position : 0;
    const found = outbox.toSeal(userId, after).filter(({ id }) => !this.#sealedIds.has(id));
    if (found.length === 0) return;
    const deviceId = deviceIdSchema.parse(device.deviceId());
    const seal = ({ id, position, text }: SealableCommand): SealedCommand =>
      sealCommand(sealer, { deviceId, userId, commandId: commandIdSchema.parse(id), position }, text);
    this.#room.append(found.map(seal));
    for (const { id } of found) this.#sealedIds.add(id);
    this.#seen = { actorId: userId, position: found.at(-1)?.position ?? after };
    this.#sealFiles(found.map(({ id }) => id));
  }

  #sealFiles(commandIds: readonly string[]): void {
    const { device, log } = this.#parts;
    const session: StoredSession | undefined = device.session();
    if (session === undefined) return;
    const deviceId = deviceIdSchema.parse(device.deviceId());
    const { actor, lease } = session;
    const sealing = { deviceId, userId: actor.userId, recoveryKey: lease.recoveryKey };
    const leftOut = sealFilesOf(this.#placeOfFiles(), sealing, commandIds);
    if (leftOut > 0) log('warn', 'sealed-outbox.files-left-out', { count: leftOut });
  }

  #placeOfFiles() {
    return { folder: this.#folder, files: this.#parts.files };
  }

  #dropDone(): void {
    if (!this.#isOwn) return;
    const awaited = this.#parts.outbox.sealableIds();
    const isDone = (id: string) => !awaited.has(id);
    if ([...this.#sealedIds].some(isDone)) this.#readAgain(awaited);
  }

  #readAgain(awaited = this.#parts.outbox.sealableIds()): void {
    const { records, damagedCount } = readRecords(this.#folder);
    const left = records.filter(({ commandId }) => awaited.has(commandId));
    if (left.length < records.length || damagedCount > 0) this.#room.replace(left);
    this.#sealedIds.clear();
    for (const { commandId } of left) this.#sealedIds.add(commandId);
    this.#reviewAt = Math.max(fewRecords, left.length * 2);
  }

  /** The commands are in the encrypted file: a disk that is full or broken must not make one look refused. */
  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#seen = { actorId: '', position: 0 };
      this.#parts.log('error', 'sealed-outbox.not-kept', {
        cause: error instanceof Error ? error.name : 'unknown',
      });
    }
  }
}
