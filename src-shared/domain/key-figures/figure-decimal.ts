import { minorDigits } from '../money/currency.ts';
import { multiplyRatios, type Ratio, ratio } from '../money/ratio.ts';
import type { FigureUnit } from './figure-rows.ts';
import { type FigureValue, figureText } from './figure-value.ts';

type Measured = { readonly unit: FigureUnit | 'points'; readonly currency: string };

const digitsOf = { count: 0, days: 1, percent: 1, points: 1, ratio: 2 } as const;

/** What a change is measured in: the difference of two percentages is no per cent. */
export function changeUnit(unit: FigureUnit): FigureUnit | 'points' {
  return unit === 'percent' ? 'points' : unit;
}

/**
 * A figure as a plain decimal with a point, rounded once: amounts in major units with the digits of their currency, days
 * and per cents with one, ratios with two, counts with none. Null where the figure has no value.
 */
export function figureDecimal(value: FigureValue | null, { unit, currency }: Measured): string | null {
  if (value === null || !value.defined) return null;
  if (unit === 'amount') return majorUnits(value.ratio, currency);
  return figureText(value.ratio, digitsOf[unit]);
}

/** Minor units, exact or with a fraction, as a plain decimal of major units. */
export function majorUnits(minor: Ratio, currency: string): string {
  const digits = minorDigits(currency);
  return figureText(multiplyRatios(minor, ratio(1, 10n ** BigInt(digits))), digits);
}

/** A plain decimal as a language writes it, of any size and with all its digits. */
export function localDecimal(decimal: string, locale: string): string {
  const digits = decimal.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // As text, so that no digit of a large sum is lost on the way through a number.
  return format.format(decimal as `${number}`).replace(/^-/, '−');
}
