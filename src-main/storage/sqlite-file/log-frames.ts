import { closeSync, openSync, readSync } from 'node:fs';
import { LogChecksum } from './log-checksum.ts';
import { PAGE_BYTES } from './page-authentication.ts';

// https://sqlite.org/fileformat2.html#walformat
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const FRAME_BYTES = FRAME_HEADER_BYTES + PAGE_BYTES;
const MAGIC_LITTLE_ENDIAN = 0x377f0682;
const SALTS_OFFSET = 8;
const FRAMES_PER_READ = 64;

export type Salts = readonly [number, number];
export type LogHeader = { readonly salts: Salts; readonly isIntact: boolean };

export type LogFrame = {
  readonly salts: Salts;
  /** The frame ends a transaction. */
  readonly isCommit: boolean;
  /** It follows the frames before it without a gap: SQLite would take it. */
  readonly isInOrder: boolean;
};

/** The header of a write-ahead log and its frames, one after the other; no header where the log is shorter than one. */
export function* readLog(logPath: string): Generator<LogHeader | LogFrame> {
  const descriptor = openSync(logPath, 'r');
  try {
    const head = Buffer.alloc(HEADER_BYTES);
    if (readSync(descriptor, head, 0, HEADER_BYTES, 0) < HEADER_BYTES) return;
    const sum = new LogChecksum(head.readUInt32BE(0) === MAGIC_LITTLE_ENDIAN);
    sum.add(sum.wordsOf(head), 0, 6);
    const header = { salts: saltsAt(head, 16), isIntact: sum.isWrittenAt(head, 24) };
    yield header;
    let isInOrder = header.isIntact;
    for (const bytes of readChunks(descriptor)) {
      // Behind the first gap nothing has to be added up any more.
      const words = isInOrder ? sum.wordsOf(bytes) : undefined;
      for (let start = 0; start < bytes.length; start += FRAME_BYTES) {
        const salts = saltsAt(bytes, start + SALTS_OFFSET);
        isInOrder &&= isSame(salts, header.salts) && isNext(bytes, words, start, sum);
        yield { salts, isCommit: bytes.readUInt32BE(start + 4) !== 0, isInOrder };
      }
    }
  } finally {
    closeSync(descriptor);
  }
}

export function isSame(left: Salts, right: Salts): boolean {
  return left[0] === right[0] && left[1] === right[1];
}

/**
 * The blocks of the disk, by their numbers, that a frame lies on, and the one that holds the salts in its header.
 * @param index 0 for the first frame
 */
export function blocksOfFrame(
  index: number,
  blockBytes: number,
): { readonly first: number; readonly last: number; readonly ofSalts: number } {
  const start = HEADER_BYTES + index * FRAME_BYTES;
  const blockAt = (offset: number) => Math.floor(offset / blockBytes);
  return {
    first: blockAt(start),
    last: blockAt(start + FRAME_BYTES - 1),
    ofSalts: blockAt(start + SALTS_OFFSET),
  };
}

/** Whole frames only; each chunk is valid until the next one is asked for. */
function* readChunks(descriptor: number): Generator<Buffer> {
  const bytes = Buffer.alloc(FRAMES_PER_READ * FRAME_BYTES);
  for (let position = HEADER_BYTES; ; position += bytes.length) {
    const length = readSync(descriptor, bytes, 0, bytes.length, position);
    yield bytes.subarray(0, length - (length % FRAME_BYTES));
    if (length < bytes.length) return;
  }
}

/** Adds the frame to the sum: the first eight bytes of its header and its page. */
function isNext(bytes: Buffer, words: Int32Array | undefined, start: number, sum: LogChecksum): boolean {
  if (words === undefined) return false;
  const first = start / 4;
  sum.add(words, first, first + 2);
  sum.add(words, first + FRAME_HEADER_BYTES / 4, first + FRAME_BYTES / 4);
  return sum.isWrittenAt(bytes, start + 16);
}

function saltsAt(bytes: Buffer, offset: number): Salts {
  return [bytes.readUInt32BE(offset), bytes.readUInt32BE(offset + 4)];
}
