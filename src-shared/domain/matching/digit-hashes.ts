import { standsFor } from './reference-segments.ts';

const zeroCode = 48;
const nineCode = 57;
const lastPlainCode = 126;
const firstHash = 0x811c9dc5;
const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;

/**
 * What a number or a key is narrowed down by before it is looked at closely: hashes of its digits in order, and of its
 * digits without the leading zeros of every run. Letters and signs are of no account, so that where two keys agree
 * (see `reference-keys.ts`), one hash of the one is a hash of the other.
 */
export type DigitHashes = {
  readonly digits: number;
  readonly significant: number;
  /** Whether no character is longer in the form in which it is compared. */
  readonly isPlain: boolean;
};

/** The hashes of a text; undefined where it has digits in a form that is not plain. */
export function digitHashes(text: string): DigitHashes | undefined {
  let digits = firstHash;
  let significant = firstHash;
  let isPlain = true;
  let isZeros = false;
  let isSignificant = false;
  for (let index = 0; index <= text.length; index += 1) {
    const code = index < text.length ? text.charCodeAt(index) : 0;
    if (code > lastPlainCode) {
      isPlain = false;
      const kind = unusualKind(code);
      if (kind === 'digits') return undefined;
      if (kind === 'nothing') continue;
    }
    if (code >= zeroCode && code <= nineCode) {
      digits = mix(digits, code);
      isZeros = code === zeroCode && !isSignificant;
      if (isZeros) continue;
      isSignificant = true;
      significant = mix(significant, code);
    } else {
      // A run of zeros alone is one zero.
      if (isZeros) significant = mix(significant, zeroCode);
      isZeros = false;
      isSignificant = false;
    }
  }
  return { digits: spread(digits), significant: spread(significant), isPlain };
}

const kinds = new Map<number, ReturnType<typeof standsFor>>();

/** A ledger uses few characters that are not plain, and those in each of its numbers. */
function unusualKind(code: number): ReturnType<typeof standsFor> {
  let kind = kinds.get(code);
  if (kind === undefined) {
    // What is made of two units is not looked into: it may be anything.
    kind = code >= firstSurrogate && code <= lastSurrogate ? 'digits' : standsFor(String.fromCharCode(code));
    kinds.set(code, kind);
  }
  return kind;
}

/** Fowler, Noll and Vo's hash: one more character. */
function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** So that the upper bits depend on all characters. */
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
}

/** A set of hashes that may say yes to one that is not in it, and never says no to one that is. */
export type HashSet = { readonly add: (hash: number) => void; readonly mayHave: (hash: number) => boolean };

const placeBits = 20;

/** An empty set, for some ten thousands of hashes. */
export function hashSet(): HashSet {
  const bits = new Uint8Array(2 ** (placeBits - 3));
  const placeOf = (hash: number) => hash >>> (32 - placeBits);
  return {
    add(hash) {
      const place = placeOf(hash);
      bits[place >>> 3] = (bits[place >>> 3] ?? 0) | (1 << (place & 7));
    },
    mayHave(hash) {
      const place = placeOf(hash);
      return ((bits[place >>> 3] ?? 0) & (1 << (place & 7))) !== 0;
    },
  };
}
