/**
 * M2: splits an amount by weights with the largest-remainder method (Hamilton): every part is the exact share
 * rounded toward zero, and the units left over go to the largest remainders, earlier parts first among equals.
 * The parts sum to the whole to the last minor unit, for negative wholes too. Throws on no, negative or fractional
 * weights, when all are zero, and on a whole that is not an exact integer.
 */
export function splitMinor(wholeMinor: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(wholeMinor)) throw new RangeError('the whole must be an exact integer');
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total <= 0n || weights.some((weight) => weight < 0)) throw new RangeError('weights must be positive');
  const sign = wholeMinor < 0 ? -1 : 1;
  const whole = BigInt(Math.abs(wholeMinor));
  const shares = weights.map((weight, index) => {
    const product = whole * BigInt(weight);
    return { index, part: product / total, remainder: product % total };
  });
  let left = Number(whole - shares.reduce((sum, share) => sum + share.part, 0n));
  const parts = shares.map((share) => Number(share.part));
  const byRemainder = [...shares].sort(
    (a, b) => compareBigInt(b.remainder, a.remainder) || a.index - b.index,
  );
  for (const share of byRemainder) {
    if (left === 0) break;
    parts[share.index] = (parts[share.index] ?? 0) + 1;
    left -= 1;
  }
  return parts.map((part) => (part === 0 ? 0 : sign * part));
}

function compareBigInt(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
