import { endianness } from 'node:os';

/** The running checksum of a write-ahead log: two sums over 32-bit words, in the byte order that its header names. */
export class LogChecksum {
  #first = 0;
  #second = 0;
  readonly #isSwapped: boolean;

  constructor(isLittleEndian: boolean) {
    this.#isSwapped = isLittleEndian !== (endianness() === 'LE');
  }

  /** The words of these bytes as the checksum takes them, to be added in parts. */
  wordsOf(bytes: Buffer): Int32Array {
    const native = this.#isSwapped ? Buffer.from(bytes).swap32() : bytes;
    return new Int32Array(native.buffer, native.byteOffset, native.byteLength / 4);
  }

  /** Adds the words from one index up to another, an even number of them. */
  add(words: Int32Array, from: number, to: number): void {
    let first = this.#first;
    let second = this.#second;
    // Every index is within the words; `?? 0` is what the type asks for.
    for (let index = from; index < to; index += 2) {
      first = (first + (words[index] ?? 0) + second) | 0;
      second = (second + (words[index + 1] ?? 0) + first) | 0;
    }
    this.#first = first;
    this.#second = second;
  }

  /** Whether the eight bytes at an offset, as the log writes them behind what was added, say the same. */
  isWrittenAt(bytes: Buffer, offset: number): boolean {
    return this.#first === bytes.readInt32BE(offset) && this.#second === bytes.readInt32BE(offset + 4);
  }
}
