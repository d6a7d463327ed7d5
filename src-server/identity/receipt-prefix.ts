import { sha256 } from '../store/sha256.ts';

/** Crockford's letters: none looks like another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const shortest = 6;
const longest = 12;

/**
 * The codes a device may number its receipts with, the preferred one first: a longer one is taken where another device
 * of the organisation has the shorter already. They follow from the device's id alone, so that a store that was
 * restored to before the enrolment gives the device the same code again.
 */
export function receiptPrefixes(deviceId: string): readonly string[] {
  const bits = BigInt(`0x${sha256(`receipt prefix ${deviceId}`)}`);
  const code = Array.from(
    { length: longest },
    (_, index) => letters[Number((bits >> BigInt(index * 5)) & 31n)],
  );
  return Array.from({ length: longest - shortest + 1 }, (_, more) => code.slice(0, shortest + more).join(''));
}
