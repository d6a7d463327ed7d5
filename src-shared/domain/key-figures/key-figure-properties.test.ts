import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import {
  anyDocuments,
  anySettings,
  currencies,
  plainDocuments,
} from '../../../test/fixtures/key-figures/any-documents.ts';
import type { AccountAggregate } from '../account/account-aggregate.ts';
import { accountFigures } from '../account/account-figures.ts';
import { accountPosition } from '../account/account-position.ts';
import type { Ratio } from '../money/ratio.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import { defaultSettings } from '../organisation/settings.ts';
import { type ComponentKey, type FigureDocuments, withoutCurrency } from './component.ts';
import { addExact, type Exact } from './exact.ts';
import { type FigureBasis, figureBasis } from './figure-basis.ts';
import { figureItems } from './figure-items.ts';
import { accountSums, addSums, type FigureSums, noSums, subtractSums, totalSums } from './figure-sums.ts';
import type { FigureValue } from './figure-value.ts';
import { defaultKeyFigurePolicy, type KeyFigurePolicy } from './key-figure-policy.ts';
import { keyFigures } from './key-figures.ts';
import { paymentsAsOf } from './ledger-history.ts';

const anyBasis = anySettings.map((settings) => figureBasis(builtToday, defaultPolicy, settings));
const withCredits = (credits: KeyFigurePolicy['credits']) =>
  figureBasis(builtToday, defaultPolicy, { ...defaultKeyFigurePolicy, credits });

const figuresOf = (accounts: readonly FigureDocuments[], basis: FigureBasis) =>
  keyFigures(totalSums(accounts.map((one) => accountSums(one, basis))), basis);

function ratioOf(value: FigureValue): Ratio | undefined {
  return value.defined ? value.ratio : undefined;
}

function isWithin(value: FigureValue, most: bigint): boolean {
  const ratio = ratioOf(value);
  return ratio === undefined || (ratio.numerator >= 0n && ratio.numerator <= most * ratio.denominator);
}

/** All components of some sums with a value, as plain bigints, added up one by one. */
function tally(items: Iterable<readonly [string, Exact]>): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const [key, value] of items) sums.set(key, (sums.get(key) ?? 0n) + BigInt(value));
  return new Map([...sums].filter(([, value]) => value !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const flat = (sums: FigureSums) =>
  tally(
    [...sums].flatMap(([code, values]) =>
      [...values].map(([key, value]) => [`${code} ${key}`, value] as const),
    ),
  );

describe('key figures of any documents', () => {
  test('key figures: none throws, and none is anything but a quotient in lowest terms or a reason', () => {
    fc.assert(
      fc.property(fc.array(anyDocuments, { maxLength: 3 }), anyBasis, (accounts, basis) => {
        const values: FigureValue[] = [];
        JSON.stringify(figuresOf(accounts, basis), (key, value) => {
          if (key === 'value') values.push(value as FigureValue);
          return typeof value === 'bigint' ? value.toString() : value;
        });
        expect(values.length).toBeGreaterThanOrEqual(2);
        for (const value of values) {
          const ratio = ratioOf(value);
          if (ratio !== undefined) expect(ratio.denominator).toBeGreaterThan(0n);
        }
      }),
    );
  });

  test('key figures: rates are from 0 to 1', () => {
    fc.assert(
      fc.property(fc.array(anyDocuments, { maxLength: 3 }), anyBasis, (accounts, basis) => {
        const figures = figuresOf(accounts, basis);
        const rates = [
          figures.rightPartyContactRate,
          ...figures.currencies.flatMap((own) => [
            own.promisesKeptByCount,
            own.promisesKeptByAmount,
            ...own.rollRates,
          ]),
        ];
        expect(rates.filter((rate) => !isWithin(rate.value, 1n))).toEqual([]);
      }),
    );
  });

  test('key figures: CEI is never above 100, and never below 0 where cash only ever goes onto invoices', () => {
    fc.assert(
      fc.property(
        fc.array(anyDocuments, { maxLength: 3 }),
        fc.array(plainDocuments, { maxLength: 3 }),
        fc.constantFrom('apart' as const, 'deducted' as const),
        (any, plain, credits) => {
          for (const own of figuresOf(any, withCredits(credits)).currencies) {
            const ratio = ratioOf(own.cei.value);
            if (ratio !== undefined) expect(ratio.numerator <= 100n * ratio.denominator).toBe(true);
          }
          const within = figuresOf(plain, withCredits('apart')).currencies;
          expect(within.filter((own) => !isWithin(own.cei.value, 100n))).toEqual([]);
        },
      ),
    );
  });

  test('key figures: DSO is best possible DSO + average days delinquent, which is never below 0 for closing receivables', () => {
    fc.assert(
      fc.property(anyDocuments, fc.constantFrom('apart' as const, 'deducted' as const), (one, credits) => {
        for (const own of figuresOf([one], withCredits(credits)).currencies) {
          const [dso, best, late] = [own.dso, own.bestPossibleDso, own.averageDaysDelinquent].map((figure) =>
            ratioOf(figure.value),
          );
          if (dso === undefined || best === undefined || late === undefined) continue;
          expect(late.numerator).toBeGreaterThanOrEqual(0n);
          const sum = best.numerator * late.denominator + late.numerator * best.denominator;
          expect(sum * dso.denominator).toBe(dso.numerator * best.denominator * late.denominator);
        }
      }),
    );
  });

  test('I1: what rolled out of each bucket is what the earlier ageing held, what rolled in is the present one', () => {
    const basis = withCredits('apart');
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const sums = accountSums(documents, basis);
        const before = agedOn(documents, basis.rollOpening);
        const now = agedOn(documents, basis.asOf);
        for (const code of currencies) {
          const rolls = rollsOf(sums.get(code) ?? new Map());
          const total = (some: readonly Roll[]) =>
            some.reduce<Exact>((sum, one) => addExact(sum, one.value), 0);
          for (const bucket of [0, 1, 2, 3, 4, 5]) {
            const [out, into] = [
              rolls.filter((one) => one.from === `${bucket}`),
              rolls.filter((one) => one.to === `${bucket}`),
            ];
            expect(total(out)).toBe(before.get(code)?.bucketsMinor[bucket] ?? 0);
            expect(total(into)).toBe(now.get(code)?.bucketsMinor[bucket] ?? 0);
          }
          const entered = total(rolls.filter((one) => !/^\d/.test(one.from)));
          const left = total(rolls.filter((one) => one.to === 'paid'));
          const sumOf = (buckets: readonly number[] = []) => buckets.reduce<Exact>(addExact, 0);
          expect(addExact(sumOf(before.get(code)?.bucketsMinor), entered)).toBe(
            addExact(sumOf(now.get(code)?.bucketsMinor), left),
          );
        }
      }),
    );
  });

  test('I1: with credits deducted, receivables at both ends of the period are the balance of the account', () => {
    const basis = withCredits('deducted');
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const sums = accountSums(documents, basis);
        const [opening, closing] = [basis.opening, basis.asOf].map((date) => agedOn(documents, date));
        for (const code of currencies) {
          expect(sums.get(code)?.get('opening.receivables') ?? 0).toBe(opening?.get(code)?.balanceMinor ?? 0);
          expect(sums.get(code)?.get('closing.receivables') ?? 0).toBe(closing?.get(code)?.balanceMinor ?? 0);
        }
      }),
    );
  });

  test('I1: ageing less credits is the balance of the account, per currency', () => {
    fc.assert(
      fc.property(anyDocuments, anyBasis, (documents, basis) => {
        const figures = figuresOf([documents], basis);
        const expected = agedOn(documents, basis.asOf);
        for (const own of figures.currencies) {
          const aged = own.ageing.reduce((sum, bucket) => sum + BigInt(bucket.amountMinor), 0n);
          const balance = expected.get(own.currency)?.balanceMinor ?? 0;
          expect(aged - BigInt(own.credits.amountMinor)).toBe(BigInt(balance));
        }
      }),
    );
  });
});

type Roll = { readonly from: string; readonly to: string; readonly value: Exact };

function rollsOf(values: ReadonlyMap<ComponentKey, Exact>): Roll[] {
  return [...values].flatMap(([key, value]) => {
    const [name, from = '', to = ''] = key.split('/');
    return name === 'roll' ? [{ from, to, value }] : [];
  });
}

/** The figures of the account screen, of the documents that there were on the day. */
function agedOn(documents: AccountAggregate, date: FigureBasis['asOf']) {
  const known = {
    ...documents,
    invoices: documents.invoices.filter((invoice) => invoice.invoiceDate <= date),
    // Cash on an invoice that was not there yet was on no invoice.
    payments: paymentsAsOf(documents.payments, date).map((payment) => {
      const later = new Set<string>(
        documents.invoices.filter((invoice) => invoice.invoiceDate > date).map((invoice) => invoice.id),
      );
      return {
        ...payment,
        allocations: payment.allocations.filter((one) => !later.has(one.invoiceId)),
        applied: payment.applied.filter((one) => !later.has(one.invoiceId)),
      };
    }),
  };
  const position = accountPosition(known, date, defaultSettings);
  const all = accountFigures(position, known.payments, 'EUR', defaultPolicy);
  return new Map(all.map((one) => [one.currency, one]));
}

describe('key figures of many accounts', () => {
  test('key figures: sums of accounts are the same in any order and grouping, and what they are on all', () => {
    fc.assert(
      fc.property(
        fc.array(anyDocuments, { minLength: 1, maxLength: 5 }),
        anyBasis,
        fc.infiniteStream(fc.nat(100)),
        (accounts, basis, choices) => {
          const each = accounts.map((one) => accountSums(one, basis));
          const groups = [...each, noSums];
          while (groups.length > 1) {
            const take = () => groups.splice((choices.next().value ?? 0) % groups.length, 1)[0] ?? noSums;
            groups.push(addSums(take(), take()));
          }
          const total = totalSums(each);
          expect(groups[0]).toEqual(total);
          const items = [...currencies, withoutCurrency].flatMap((code) => {
            const keys = [...(total.get(code)?.keys() ?? [])];
            return [...figureItems(accounts, basis, code, keys)].map(
              ({ key, value }) => [`${code} ${key}`, value] as const,
            );
          });
          expect(tally(items)).toEqual(flat(total));
          expect(subtractSums(total, each[0] ?? noSums)).toEqual(totalSums(each.slice(1)));
        },
      ),
    );
  });

  test('key figures: the order of the documents decides nothing', () => {
    fc.assert(
      fc.property(anyDocuments, anyBasis, (documents, basis) => {
        const reversed = {
          ...documents,
          invoices: documents.invoices.toReversed(),
          payments: documents.payments.toReversed(),
          promises: documents.promises.toReversed(),
          disputes: documents.disputes.toReversed(),
          activities: documents.activities.toReversed(),
        };
        expect(accountSums(reversed, basis)).toEqual(accountSums(documents, basis));
      }),
    );
  });
});
