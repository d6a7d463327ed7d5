import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** A region that a process may read and write, from /proc/PID/maps. */
type Region = { readonly start: number; readonly end: number };

const pieceBytes = 16 * 1024 * 1024;

/**
 * Which of these byte sequences the memory of a Linux process holds, by their names: everything that it may write is
 * read, heap, stacks, buffers and what libraries have.
 */
export function findInMemory(pid: number, sought: Readonly<Record<string, Uint8Array>>): readonly string[] {
  const needles = Object.entries(sought).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }));
  const overlap = Math.max(...needles.map(({ bytes }) => bytes.length)) - 1;
  const found = new Set<string>();
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const piece = Buffer.alloc(pieceBytes);
  try {
    for (const { start, end } of writableRegions(pid)) {
      for (let at = start; at < end; at += pieceBytes - overlap) {
        const read = readAt(memory, piece, at, Math.min(pieceBytes, end - at));
        const bytes = piece.subarray(0, read);
        for (const { name, bytes: needle } of needles) if (bytes.includes(needle)) found.add(name);
      }
    }
  } finally {
    closeSync(memory);
  }
  return [...found].sort();
}

function writableRegions(pid: number): readonly Region[] {
  const lines = readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, start, end] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
    return start === undefined || end === undefined
      ? []
      : [{ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16) }];
  });
}

/** Some regions cannot be read, and others end while they are: what can be had is looked at. */
function readAt(memory: number, into: Buffer, at: number, length: number): number {
  try {
    return readSync(memory, into, 0, length, at);
  } catch {
    return 0;
  }
}

/**
 * A key in the forms in which a program may hold it: its bytes, base64 and hexadecimal as one and as two bytes a letter;
 * its halves, of which the round keys of AES-256 begin (or end, for decrypting) and the state of AEGIS-256 is made; and its
 * words in the other order of bytes. What is derived from it are the keys of single pages.
 */
export function formsOf(name: string, key: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const bytes = Buffer.from(key);
  const texts = {
    base64: bytes.toString('base64'),
    hex: bytes.toString('hex'),
    HEX: bytes.toString('hex').toUpperCase(),
  };
  const swapped = Buffer.from(bytes).swap32();
  return {
    [`${name} raw`]: bytes,
    [`${name} first half`]: bytes.subarray(0, 16),
    [`${name} second half`]: bytes.subarray(16),
    [`${name} swapped first half`]: swapped.subarray(0, 16),
    [`${name} swapped second half`]: swapped.subarray(16),
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([form, text]) => [
        [`${name} ${form}`, Buffer.from(text, 'latin1')],
        [`${name} ${form} utf16`, Buffer.from(text, 'utf16le')],
      ]),
    ),
  };
}
