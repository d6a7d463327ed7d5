const largestExact = BigInt(Number.MAX_SAFE_INTEGER);

/** An exact rational number: `numerator ÷ denominator`, reduced, the denominator above 0. Made by {@link ratio}. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint };

/** M3: the exact quotient of two integers. Throws on a denominator of 0 and on a number that is no integer: bugs. */
export function ratio(numerator: bigint | number, denominator: bigint | number = 1n): Ratio {
  const below = BigInt(denominator);
  if (below === 0n) throw new RangeError('a ratio has no denominator of 0');
  const above = below < 0n ? -BigInt(numerator) : BigInt(numerator);
  const positive = absolute(below);
  const divisor = greatestCommonDivisor(absolute(above), positive);
  return { numerator: above / divisor, denominator: positive / divisor };
}

export const zeroRatio = ratio(0n);
export const oneRatio = ratio(1n);

/** M3: a + b, exact. Reduced, so that the sum of many periods does not grow. */
export function addRatios(a: Ratio, b: Ratio): Ratio {
  if (a.denominator === b.denominator) return ratio(a.numerator + b.numerator, a.denominator);
  return ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** M3: a − b, exact. */
export function subtractRatios(a: Ratio, b: Ratio): Ratio {
  return addRatios(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** M3: a × b, exact. */
export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** M3: a ÷ b, exact. Throws when b is 0: a bug. */
export function divideRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative when a is smaller than b, 0 when they are equal. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** M3: the nearest integer; of two equally near ones the even one, for negative numbers too. */
export function roundHalfEven({ numerator, denominator }: Ratio): bigint {
  const above = absolute(numerator);
  const floor = above / denominator;
  const twice = 2n * (above % denominator);
  const up = twice > denominator || (twice === denominator && floor % 2n === 1n);
  const rounded = up ? floor + 1n : floor;
  return numerator < 0n ? -rounded : rounded;
}

/**
 * Writes a ratio as a plain decimal with a point and no more than `decimals` decimals, zeros at the end left out:
 * `1/8, 10 → '0.125'`. What does not end earlier is rounded half-even there: for explanations, never for sums.
 */
export function ratioText(value: Ratio, decimals: number): string {
  const scaled = roundHalfEven(multiplyRatios(value, ratio(10n ** BigInt(decimals))));
  const digits = absolute(scaled)
    .toString()
    .padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const fraction = digits.slice(point).replace(/0+$/, '');
  const sign = scaled < 0n ? '-' : '';
  return `${sign}${digits.slice(0, point)}${fraction === '' ? '' : `.${fraction}`}`;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller > largestExact) [larger, smaller] = [smaller, larger % smaller];
  if (smaller === 0n) return larger;
  // From here on plain numbers hold the remainders exactly, at a fraction of the time.
  let [above, below] = [Number(smaller), Number(larger % smaller)];
  while (below !== 0) [above, below] = [below, above % below];
  return BigInt(above);
}
