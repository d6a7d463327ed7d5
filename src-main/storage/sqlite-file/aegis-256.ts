import { aesTables } from './aes-round.ts';

// AEGIS-256 after draft-irtf-cfrg-aegis-aead: six AES blocks of state, one AES round per block and step.
const WORDS_PER_BLOCK = 4;
const STATE_WORDS = 6 * WORDS_PER_BLOCK;
const TAG_BYTES = 32;
const [T0, T1, T2, T3] = aesTables;
// The Fibonacci numbers modulo 256 that the draft takes for its two constants.
const CONSTANT_0 = words('000101020305080d1522375990e97962');
const CONSTANT_1 = words('db3d18556dc22ff12011314273b528dd');

/** The state of AEGIS-256 under one key and nonce. It checks what SQLite's own code has encrypted; it encrypts nothing. */
export class Aegis256 {
  #state = new Int32Array(STATE_WORDS);
  #next = new Int32Array(STATE_WORDS);
  readonly #block = new Int32Array(WORDS_PER_BLOCK);

  /** Starts anew. Key and nonce have 32 bytes each. */
  reset(key: Uint8Array, nonce: Uint8Array): void {
    const k = wordsOf(key);
    const n = wordsOf(nonce);
    for (let word = 0; word < WORDS_PER_BLOCK; word += 1) {
      const [k0, k1, n0, n1] = [at(k, word), at(k, word + 4), at(n, word), at(n, word + 4)];
      const [c0, c1] = [at(CONSTANT_0, word), at(CONSTANT_1, word)];
      [k0 ^ n0, k1 ^ n1, c1, c0, k0 ^ c0, k1 ^ c1].forEach((value, block) => {
        this.#state[block * WORDS_PER_BLOCK + word] = value;
      });
    }
    const mixed = k.map((value, word) => value ^ at(n, word));
    for (let round = 0; round < 4; round += 1) {
      for (const half of [k.subarray(0, 4), k.subarray(4), mixed.subarray(0, 4), mixed.subarray(4)]) {
        this.#block.set(half);
        this.#update();
      }
    }
  }

  /** The next `length` bytes of keystream (a multiple of 16), as encrypting zeros gives them. */
  keystream(length: number): Uint8Array {
    const out = new Int32Array(length / 4);
    for (let word = 0; word < out.length; word += WORDS_PER_BLOCK) {
      for (let column = 0; column < WORDS_PER_BLOCK; column += 1) out[word + column] = this.#z(column);
      this.#block.fill(0);
      this.#update();
    }
    return new Uint8Array(out.buffer);
  }

  /** Decrypts and drops the text; gives the 32-byte tag it must carry. The length is a multiple of 8 bytes. */
  tagOf(ciphertext: Uint8Array): Uint8Array {
    const text = wordsOf(ciphertext);
    for (let word = 0; word < text.length; word += WORDS_PER_BLOCK) {
      for (let column = 0; column < WORDS_PER_BLOCK; column += 1) {
        const isThere = word + column < text.length;
        this.#block[column] = isThere ? at(text, word + column) ^ this.#z(column) : 0;
      }
      this.#update();
    }
    return this.#finish(ciphertext.length);
  }

  #finish(byteLength: number): Uint8Array {
    const lengths = new Int32Array([0, 0, byteLength * 8, 0]);
    for (let column = 0; column < WORDS_PER_BLOCK; column += 1) {
      this.#block[column] = at(lengths, column) ^ at(this.#state, 12 + column);
    }
    for (let round = 0; round < 7; round += 1) this.#update();
    const tag = new Int32Array(TAG_BYTES / 4);
    const s = this.#state;
    for (let column = 0; column < WORDS_PER_BLOCK; column += 1) {
      tag[column] = at(s, column) ^ at(s, 4 + column) ^ at(s, 8 + column);
      tag[4 + column] = at(s, 12 + column) ^ at(s, 16 + column) ^ at(s, 20 + column);
    }
    return new Uint8Array(tag.buffer);
  }

  #z(column: number): number {
    const s = this.#state;
    return (
      at(s, 4 + column) ^ at(s, 16 + column) ^ at(s, 20 + column) ^ (at(s, 8 + column) & at(s, 12 + column))
    );
  }

  /** Each block becomes an AES round of the block before it, keyed by itself; the first also takes the message. */
  #update(): void {
    const s = this.#state;
    const next = this.#next;
    for (let to = 0; to < STATE_WORDS; to += WORDS_PER_BLOCK) {
      const from = (to + STATE_WORDS - WORDS_PER_BLOCK) % STATE_WORDS;
      const a = at(s, from);
      const b = at(s, from + 1);
      const c = at(s, from + 2);
      const d = at(s, from + 3);
      next[to] = round(a, b, c, d) ^ at(s, to);
      next[to + 1] = round(b, c, d, a) ^ at(s, to + 1);
      next[to + 2] = round(c, d, a, b) ^ at(s, to + 2);
      next[to + 3] = round(d, a, b, c) ^ at(s, to + 3);
    }
    for (let column = 0; column < WORDS_PER_BLOCK; column += 1) {
      next[column] = at(next, column) ^ at(this.#block, column);
    }
    this.#next = s;
    this.#state = next;
  }
}

function round(a: number, b: number, c: number, d: number): number {
  return at(T0, a & 255) ^ at(T1, (b >>> 8) & 255) ^ at(T2, (c >>> 16) & 255) ^ at(T3, d >>> 24);
}

// Every index is within its table; `?? 0` is what the type asks for and never happens.
function at(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}

function words(hex: string): Int32Array {
  return wordsOf(Buffer.from(hex, 'hex'));
}

/** Little-endian words, whatever the machine's own order and the alignment of the bytes are. */
function wordsOf(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Int32Array(bytes.byteLength / 4);
  for (let index = 0; index < found.length; index += 1) found[index] = view.getInt32(index * 4, true);
  return found;
}
