import { z } from 'zod';
import { isCurrency, minorDigits } from '../money/currency.ts';
import { nonNegativeRateSchema, type Rate, readRate } from '../money/rate.ts';
import { compareRatios, type Ratio } from '../money/ratio.ts';
import { onceRight } from '../organisation/unique-by.ts';

export const pointsSchema = z.int().min(-100).max(100);

/** The most digits that an ISO 4217 minor unit has: every amount of money is an exact integer of these. */
const finestDigits = 4;
const amountPattern = /^(0|[1-9]\d{0,11})(?:\.(\d{1,4}))?$/;

/** M1: an amount in major units of any currency as a decimal text, `'0.01'` or `'5000'`. */
const majorAmountSchema = z.string().regex(amountPattern, {
  error: 'not an amount in major units: a decimal text like 0.01 or 5000',
  abort: true,
});

/** Points by a whole number. In every list of tiers the last one that is reached gives its points. */
export const wholeTiersSchema = tiersOf(z.int().min(0).max(1_000_000), (a, b) => a - b);
/** Points by an amount. */
export const amountTiersSchema = tiersOf(majorAmountSchema, (a, b) => sign(finest(a) - finest(b)));
/** M1: points by an amount, for each of some currencies; amounts have no more decimals than their currency. */
export const amountTiersByCurrencySchema = z
  .record(z.string(), amountTiersSchema)
  .superRefine((byCurrency, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    for (const [currency, tiers] of Object.entries(byCurrency)) {
      if (!isCurrency(currency)) {
        refuse([currency], 'not an ISO 4217 currency');
        continue;
      }
      const digits = minorDigits(currency);
      tiers.forEach(({ from }, index) => {
        if ((from.split('.')[1] ?? '').length > digits)
          refuse([currency, index, 'from'], `an amount of ${currency} has ${digits} decimals at most`);
      });
    }
  });
/** Points by per cent. */
export const percentTiersSchema = tiersOf(nonNegativeRateSchema, (a, b) =>
  compareRatios(readRate(a), readRate(b)),
);

type Tier<From> = { readonly from: From; readonly points: number };

/** The points of a count or a number of days; infinity reaches every tier. */
export function wholePoints(tiers: readonly Tier<number>[], value: number): number {
  return tiers.findLast(({ from }) => value >= from)?.points ?? 0;
}

/** M1: the points of an amount in minor units of the currency, compared exactly. */
export function amountPoints(tiers: readonly Tier<string>[], amountMinor: number, currency: string): number {
  const value = BigInt(amountMinor) * 10n ** BigInt(finestDigits - minorDigits(currency));
  const bounds = finestBounds(tiers);
  return tiers[bounds.findLastIndex((bound) => value >= bound)]?.points ?? 0;
}

/** M3: the points of a share; `isReached` says whether it is at least so much. */
export function percentPoints(tiers: readonly Tier<Rate>[], isReached: (bound: Ratio) => boolean): number {
  return tiers[percentBounds(tiers).findLastIndex(isReached)]?.points ?? 0;
}

// A strategy scores every account of a worklist: its texts are read once.
const finestBounds = rememberedBy((tiers: readonly Tier<string>[]) => tiers.map(({ from }) => finest(from)));
const percentBounds = rememberedBy((tiers: readonly Tier<Rate>[]) => tiers.map(({ from }) => readRate(from)));

function rememberedBy<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) };
    known.set(key, found);
    return found.value;
  };
}

function finest(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(finestDigits, '0'));
}

function sign(difference: bigint): number {
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function tiersOf<From>(from: z.ZodType<From>, compare: (a: From, b: From) => number) {
  const tier: z.ZodType<Tier<From>> = z.strictObject({ from, points: pointsSchema });
  return z
    .array(tier)
    .min(1)
    .max(20)
    .superRefine((tiers, context) => {
      tiers.forEach((one, index) => {
        const before = tiers[index - 1];
        if (before !== undefined && compare(one.from, before.from) <= 0)
          context.addIssue({
            code: 'custom',
            path: [index, 'from'],
            message: 'must be above the tier before',
          });
      });
    }, onceRight('from'));
}
