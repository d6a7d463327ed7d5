import { closeSync, existsSync, fdatasyncSync, fstatSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import type { SealedCommand } from '../../../src-shared/protocol/sealed-outbox-api.ts';
import { syncFolder } from '../sqlite-file/publish-file.ts';
import { errnoOf, withFileErrors } from '../sqlite-file/with-file-errors.ts';
import { recordPath, recordText, replaceRecords } from './record-file.ts';
import { writeAll } from './write-all.ts';

/** Some two hundred commands fit. */
const roomBytes = 256 * 1_024;

/**
 * The records of a folder, with room behind them. A record that is written into bytes that the file already has changes
 * nothing that the file system keeps in its journal: the disk writes one page through instead of that and the journal.
 */
export type RecordRoom = {
  /** Adds records; on disk when it returns. */
  readonly append: (records: readonly SealedCommand[]) => void;
  /** Leaves only these records, in one step. */
  readonly replace: (records: readonly SealedCommand[]) => void;
};

type Place = { readonly end: number; readonly sizeBytes: number };

export function openRecordRoom(folder: string): RecordRoom {
  const path = recordPath(folder);
  /** Undefined until something was written here, and after a writing that failed: the file is asked then. */
  let place: Place | undefined;
  return {
    append: (records) =>
      withFileErrors(() => {
        const isNew = !existsSync(path);
        const known = isNew ? undefined : place;
        place = undefined;
        if (isNew) mkdirSync(folder, { recursive: true, mode: 0o700 });
        const descriptor = openSync(path, isNew ? 'wx+' : 'r+', 0o600);
        let next: Place;
        try {
          next = writeBehind(descriptor, known, Buffer.from(recordText(records)));
        } finally {
          closeSync(descriptor);
        }
        if (known === undefined) for (const name of [path, folder]) syncFolder(name);
        place = next;
      }),
    replace(records) {
      place = undefined;
      replaceRecords(folder, records);
    },
  };
}

function writeBehind(descriptor: number, known: Place | undefined, bytes: Uint8Array): Place {
  const { size } = fstatSync(descriptor);
  const start = known?.sizeBytes === size ? known.end : endOfRecords(descriptor);
  const end = start + bytes.length;
  writeAll(descriptor, bytes, start);
  if (end > size) makeRoom(descriptor, end);
  fdatasyncSync(descriptor);
  return { end, sizeBytes: fstatSync(descriptor).size };
}

/** Behind the last byte that is none of the room, a torn record's too. */
function endOfRecords(descriptor: number): number {
  const bytes = readFileSync(descriptor);
  return bytes.findLastIndex((byte) => byte !== 0) + 1;
}

/** Zeros, and not a file that is only longer: blocks that were never written are written in the journal when they are. */
function makeRoom(descriptor: number, from: number): void {
  try {
    writeAll(descriptor, Buffer.alloc(roomBytes), from);
  } catch (error) {
    // The record has its place already, and a disk that is nearly full does without the room.
    if (!['ENOSPC', 'EDQUOT'].includes(errnoOf(error))) throw error;
  }
}
