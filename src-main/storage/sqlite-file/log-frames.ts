import { closeSync, openSync, readSync } from 'node:fs';
import { PAGE_BYTES } from './page-authentication.ts';

// https://sqlite.org/fileformat2.html#walformat
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC_LITTLE_ENDIAN = 0x377f0682;

export type LogHeader = { readonly salts: readonly [number, number]; readonly isIntact: boolean };

export type LogFrame = {
  readonly salts: readonly [number, number];
  /** The frame ends a transaction. */
  readonly isCommit: boolean;
  /** It follows the frames before it without a gap: SQLite would take it. */
  readonly isInOrder: boolean;
};

type Checksum = readonly [number, number];

/** The header of a write-ahead log and its frames, one after the other; no header where the log is shorter than one. */
export function* readLog(logPath: string): Generator<LogHeader | LogFrame> {
  const descriptor = openSync(logPath, 'r');
  try {
    const head = read(descriptor, 0, HEADER_BYTES);
    if (head === undefined) return;
    const isLittleEndian = head.getUint32(0) === MAGIC_LITTLE_ENDIAN;
    let sum = add(head, 0, 24, [0, 0], isLittleEndian);
    const header = { salts: saltsAt(head, 16), isIntact: isSum(sum, head, 24) };
    yield header;
    let isInOrder = header.isIntact;
    for (let index = 0; ; index += 1) {
      const frame = readFrame(descriptor, index);
      if (frame === undefined) return;
      sum = add(frame, 0, 8, sum, isLittleEndian);
      sum = add(frame, FRAME_HEADER_BYTES, frame.byteLength, sum, isLittleEndian);
      const salts = saltsAt(frame, 8);
      isInOrder &&= isSum(sum, frame, 16) && isSame(salts, header.salts);
      yield { salts, isCommit: frame.getUint32(4) !== 0, isInOrder };
    }
  } finally {
    closeSync(descriptor);
  }
}

export function isSame(left: Checksum, right: Checksum): boolean {
  return left[0] === right[0] && left[1] === right[1];
}

function readFrame(descriptor: number, index: number): DataView | undefined {
  const frameBytes = FRAME_HEADER_BYTES + PAGE_BYTES;
  return read(descriptor, HEADER_BYTES + index * frameBytes, frameBytes);
}

function read(descriptor: number, position: number, length: number): DataView | undefined {
  const bytes = new Uint8Array(length);
  const isWhole = readSync(descriptor, bytes, 0, length, position) === length;
  return isWhole ? new DataView(bytes.buffer) : undefined;
}

function saltsAt(view: DataView, offset: number): Checksum {
  return [view.getUint32(offset), view.getUint32(offset + 4)];
}

function isSum(sum: Checksum, view: DataView, offset: number): boolean {
  return isSame(sum, saltsAt(view, offset));
}

function add(view: DataView, from: number, to: number, sum: Checksum, isLittleEndian: boolean): Checksum {
  let [first, second] = sum;
  for (let offset = from; offset < to; offset += 8) {
    first = (first + view.getUint32(offset, isLittleEndian) + second) >>> 0;
    second = (second + view.getUint32(offset + 4, isLittleEndian) + first) >>> 0;
  }
  return [first, second];
}
