import { timingSafeEqual } from 'node:crypto';
import { Aegis256 } from './aegis-256.ts';

/** Bytes of one page: ciphertext, 32 bytes of tag, 32 bytes of nonce. */
export const PAGE_BYTES = 4096;
const TAG_BYTES = 32;
const NONCE_BYTES = 32;
const KEY_BYTES = 32;
const TAG_OFFSET = PAGE_BYTES - TAG_BYTES - NONCE_BYTES;
// The first page begins with the key mark and eight bytes that must be readable; they have no tag.
const FIRST_PAGE_CLEAR_BYTES = 24;

/**
 * Makes a check of single pages against their tags, as SQLite3 Multiple Ciphers computes them with `cipher = aegis`:
 * SQLite itself never reads a free page, so no SQL can prove that those are intact.
 */
export function createPageAuthentication(key: Uint8Array): (page: Uint8Array, pageNumber: number) => boolean {
  const aegis = new Aegis256();
  return (page, pageNumber) => {
    const oneTime = oneTimeOf(aegis, key, page);
    // The last four bytes bind it to its place in the file.
    new DataView(oneTime.buffer).setUint32(KEY_BYTES + NONCE_BYTES - 4, pageNumber);
    aegis.reset(oneTime.subarray(0, KEY_BYTES), oneTime.subarray(KEY_BYTES));
    const start = pageNumber === 1 ? FIRST_PAGE_CLEAR_BYTES : 0;
    const tag = aegis.tagOf(page.subarray(start, TAG_OFFSET));
    return timingSafeEqual(tag, page.subarray(TAG_OFFSET, TAG_OFFSET + TAG_BYTES));
  };
}

/** The key that one page is encrypted with: whoever has it reads that page, as it was last written. */
export function pageKeyOf(key: Uint8Array, page: Uint8Array): Uint8Array {
  return oneTimeOf(new Aegis256(), key, page).subarray(0, KEY_BYTES);
}

/** Each page has a key and nonce of its own. */
function oneTimeOf(aegis: Aegis256, key: Uint8Array, page: Uint8Array): Uint8Array {
  aegis.reset(key, page.subarray(TAG_OFFSET + TAG_BYTES, PAGE_BYTES));
  return aegis.keystream(KEY_BYTES + NONCE_BYTES);
}
