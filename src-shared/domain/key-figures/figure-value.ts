import {
  addRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  roundHalfEven,
  subtractRatios,
} from '../money/ratio.ts';

/**
 * Why a figure has no value: what it would be divided by is 0, or (net of credits) below 0; of a forecast, that no
 * promise fell due by which the open ones could be judged.
 */
export const undefinedReasons = [
  'no-sales',
  'sales-do-not-cover-receivables',
  'nothing-to-collect',
  'nothing-paid',
  'nothing-open',
  'no-promise-fell-due',
  'no-promise-to-judge-by',
  'no-attempts',
  'no-contacts',
  'nothing-in-bucket',
] as const;
export type UndefinedReason = (typeof undefinedReasons)[number];

/** A figure's value, or the reason why there is none: never NaN, never infinite. */
export type FigureValue =
  | { readonly defined: true; readonly ratio: Ratio }
  | { readonly defined: false; readonly reason: UndefinedReason };

/** The quotient, or the reason where the denominator is not above 0. */
export function quotient(
  numerator: number | bigint,
  denominator: number | bigint,
  reason: UndefinedReason,
): FigureValue {
  if (denominator <= 0) return { defined: false, reason };
  return { defined: true, ratio: ratio(numerator, denominator) };
}

/** A whole number as a value. */
export function whole(value: number | bigint): FigureValue {
  return { defined: true, ratio: ratio(value) };
}

/** The exact sum of two values; where one is undefined, its reason. */
export function addValues(a: FigureValue, b: FigureValue): FigureValue {
  return combine(a, b, addRatios);
}

/** The exact difference of two values; where one is undefined, its reason. */
export function subtractValues(a: FigureValue, b: FigureValue): FigureValue {
  return combine(a, b, subtractRatios);
}

function combine(a: FigureValue, b: FigureValue, operate: (a: Ratio, b: Ratio) => Ratio): FigureValue {
  if (!a.defined) return a;
  if (!b.defined) return b;
  return { defined: true, ratio: operate(a.ratio, b.ratio) };
}

/** The value times a whole number. */
export function multiplyValue(value: FigureValue, factor: number | bigint): FigureValue {
  if (!value.defined) return value;
  return { defined: true, ratio: multiplyRatios(value.ratio, ratio(factor)) };
}

/** Some publish the rounded value, some cut it off. */
export type FigureRounding = 'half-even' | 'truncated';

/** A ratio as a decimal text with so many digits after the point, rounded once: `607/12, 2 → '50.58'`. */
export function figureText(value: Ratio, digits: number, rounding: FigureRounding = 'half-even'): string {
  const shifted = multiplyRatios(value, ratio(10n ** BigInt(digits)));
  const scaled = rounding === 'half-even' ? roundHalfEven(shifted) : shifted.numerator / shifted.denominator;
  const text = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
