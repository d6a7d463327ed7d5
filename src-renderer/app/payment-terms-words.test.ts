import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { readTerms } from '../../src-shared/domain/invoice/read-terms.ts';
import { defaultTermsPolicy } from '../../src-shared/domain/invoice/terms-policy.ts';
import { formatsOf } from './formats.ts';
import { paymentTermsWords } from './payment-terms-words.ts';
import { germanWords as de, englishWords as en } from './words.fixture.ts';

const words = i18next.createInstance();
beforeAll(() =>
  words.init({
    resources: { en: { translation: en }, de: { translation: de } },
    interpolation: { escapeValue: false },
  }),
);

const said = (name: string, language: string) =>
  paymentTermsWords(readTerms(name, defaultTermsPolicy), words.getFixedT(language), formatsOf(language));

test.each([
  ['30', 'net 30 days', 'netto 30 Tage'],
  ['1', 'net 1 day', 'netto 1 Tag'],
  ['cod', 'due at once', 'sofort fällig'],
  ['2.5/10 net 30', '2.5 % within 10 days, net 30 days', '2,5 % Skonto: 10 Tage, netto 30 Tage'],
  ['30 days eom', 'net end of month + 30 days', 'netto Monatsende + 30 Tage'],
  ['15 MFI', 'net day 15 of the next month', 'netto 15. des Folgemonats'],
  [
    '30% in 15 days, 70% in 45 days',
    '30 %: net 15 days; 70 %: net 45 days',
    '30 %: netto 15 Tage; 70 %: netto 45 Tage',
  ],
  ['ZB99', 'ZB99', 'ZB99'],
])('I4: the terms %j are said in the language of the screen', (name, english, german) => {
  expect([said(name, 'en'), said(name, 'de')]).toEqual([english, german]);
});
