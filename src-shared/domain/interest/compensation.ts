import type { CompensationBands } from './interest-rule.ts';

/** The band of a debt: its first amount and its last one, `null` where it is open. Minor units. */
export type CompensationBand = { readonly fromMinor: number; readonly toMinor: number | null };

/** G2: the flat sum and the band that gave it, or why there is none. */
export type Compensation =
  | { readonly amountMinor: number; readonly band: CompensationBand; readonly none: null }
  | {
      readonly amountMinor: 0;
      readonly band: null;
      readonly none: 'not-in-rule' | 'not-overdue' | 'other-currency' | 'below-bands';
    };

/**
 * G2: statutory compensation by the size of the debt.
 * @param debtMinor what was owed when interest began to run, in minor units; 0 where it has not begun
 */
export function compensationFor(
  debtMinor: number,
  currency: string,
  rule: CompensationBands | null,
): Compensation {
  if (rule === null) return { amountMinor: 0, band: null, none: 'not-in-rule' };
  if (debtMinor <= 0) return { amountMinor: 0, band: null, none: 'not-overdue' };
  if (rule.currency !== currency) return { amountMinor: 0, band: null, none: 'other-currency' };
  const index = rule.bands.findLastIndex((band) => band.fromMinor <= debtMinor);
  const band = rule.bands[index];
  if (band === undefined) return { amountMinor: 0, band: null, none: 'below-bands' };
  const next = rule.bands[index + 1];
  return {
    amountMinor: band.amountMinor,
    band: { fromMinor: band.fromMinor, toMinor: next === undefined ? null : next.fromMinor - 1 },
    none: null,
  };
}
