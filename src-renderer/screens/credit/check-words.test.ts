import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatsOf } from '../../app/formats.ts';
import { englishWords as en } from '../../app/words.fixture.ts';
import { exposureWords, reachedWords } from './check-words.ts';

let t: TFunction;

beforeAll(async () => {
  t = await i18next
    .createInstance()
    .init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});

describe('the reasons of a credit suggestion', () => {
  it('are the rules that are reached, in words, amounts in their own currency', () => {
    const words = reachedWords(
      {
        currency: 'JPY',
        checks: [
          { rule: 'days-overdue', value: 1061, bound: 60, isReached: true },
          { rule: 'broken-promises', value: 0, bound: 3, isReached: false },
          { rule: 'customer-balance', value: 12_000, bound: 10_000, isReached: true },
          { rule: 'other-currency', currency: 'EUR', value: 1_234_50, bound: 0, isReached: true },
        ],
      },
      t,
      formatsOf('en'),
    );
    expect(words).toHaveLength(3);
    expect(words[0]).toContain('1,061 days');
    expect(words[1]).toMatch(/12,000.*10,000/);
    expect(words[1]).not.toContain('120.00');
    expect(words[2]).toContain('1,234.50');
  });

  it('stand with the exposure and the parts that it is the sum of', () => {
    const row = { exposureMinor: 547_523_97, unbilledOrdersMinor: 15_860_02, currency: 'EUR' };
    expect(exposureWords(row, t, formatsOf('en'))).toBe(
      'Exposure 547,523.97 EUR: balance 531,663.95 EUR, unbilled orders 15,860.02 EUR',
    );
  });
});
