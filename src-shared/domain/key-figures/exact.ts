/**
 * An integer of any size: a number while that is exact, a bigint beyond. A value has one form only, so that equal sums
 * are equal however they were grouped, and most of them stay as cheap as numbers.
 */
export type Exact = number | bigint;

/** The one form of an integer. */
export function toExact(value: bigint): Exact {
  const asNumber = Number(value);
  return Number.isSafeInteger(asNumber) ? asNumber : value;
}

/** Adds two integers. Never rounds, never overflows. */
export function addExact(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return toExact(BigInt(a) + BigInt(b));
}

/** Multiplies two integers. Never rounds, never overflows. */
export function multiplyExact(a: number, b: number): Exact {
  const product = a * b;
  return Number.isSafeInteger(product) ? product : toExact(BigInt(a) * BigInt(b));
}

/** `a` less `b`. Never rounds, never overflows. */
export function subtractExact(a: Exact, b: Exact): Exact {
  return addExact(a, typeof b === 'number' ? 0 - b : -b);
}
