import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { formatsOf } from './formats.ts';
import { paymentWords } from './payment-words.ts';
import { germanWords as de, englishWords as en } from './words.fixture.ts';

const words = i18next.createInstance();
beforeAll(() =>
  words.init({
    resources: { en: { translation: en }, de: { translation: de } },
    interpolation: { escapeValue: false },
  }),
);

test.each([
  ['en', 12_50, 'Payment', '12.50 EUR'],
  ['en', -12_50, 'Credit paid out or offset', '12.50 EUR'],
  ['de', 12_50, 'Zahlung', '12,50 EUR'],
  ['de', -12_50, 'Guthaben ausgezahlt oder verrechnet', '12,50 EUR'],
])(
  'in %s a payment of %i minor units is said as "%s", and its amount without a sign',
  (language, amountMinor, title, amount) => {
    const payment = { amountMinor, currency: 'EUR' };
    const said = paymentWords(payment, words.getFixedT(language), formatsOf(language));
    expect({ ...said, amount: said.amount.replaceAll('\u00a0', ' ') }).toEqual({ title, amount });
  },
);
