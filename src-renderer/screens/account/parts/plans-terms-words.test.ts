import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { planTermsSchema } from '../../../../src-shared/domain/plan/plan-terms.ts';
import { formatsOf } from '../../../app/formats.ts';
import { englishWords as en } from '../../../app/words.fixture.ts';
import { planTermsWords } from './plans-terms-words.ts';

const words = i18next.createInstance();
beforeAll(() =>
  words.init({
    lng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  }),
);

const bare = {
  downPayment: null,
  instalments: { by: 'count', count: 3, frequency: 'monthly', firstDate: '2026-11-30' },
  interestRate: null,
  feeMinor: 0,
  adjustment: 'none',
};
const said = (terms: object) =>
  planTermsWords(planTermsSchema.parse({ ...bare, ...terms }), 'EUR', words.t, formatsOf('en'));

it('says only what was agreed', () => {
  expect(said({})).toBe('3 instalments, monthly, from 30 Nov 2026');
});

it('says amounts, dates, down payment, interest and fee', () => {
  const instalments = { by: 'amount', amountMinor: 12_345, frequency: 'weekly', firstDate: '2026-11-30' };
  const downPayment = { amountMinor: 5_000, date: '2026-11-23' };
  const full = { instalments, downPayment, interestRate: '7.5', feeMinor: 500, adjustment: 'following' };
  expect(said(full)).toMatch(
    /123\.45.* weekly from 30 Nov 2026 · down payment of .*50\.00.* by 23 Nov 2026 · 7\.5 % interest per year · fee of .*5\.00.* · next business day/,
  );
  expect(said({ instalments: { by: 'dates', dates: ['2026-11-30'] } })).toBe('1 agreed date');
});
