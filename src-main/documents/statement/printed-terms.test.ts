import { expect, test } from 'vitest';
import { readTerms } from '../../../src-shared/domain/invoice/read-terms.ts';
import { defaultTermsPolicy } from '../../../src-shared/domain/invoice/terms-policy.ts';
import { createDocumentFormat } from '../document-format.ts';
import { printedTerms } from './printed-terms.ts';

test.each([
  ['30', '30 days net', '30 Tage netto'],
  ['1', '1 day net', '1 Tag netto'],
  ['sofort', 'due at once', 'sofort fällig'],
  ['2.5/10 net 30', '2.5 % within 10 days, 30 days net', '2,5 % Skonto: 10 Tage, 30 Tage netto'],
  ['1 month eom', '1 month + end of month net', '1 Monat + Monatsende netto'],
  ['15 MFI', 'day 15 of the next month net', '15. des Folgemonats netto'],
  ['ZB99', 'ZB99', 'ZB99'],
])('I4: a statement says the terms %j in the language of its reader', (name, english, german) => {
  const agreed = readTerms(name, defaultTermsPolicy);
  expect(['en', 'de'].map((locale) => printedTerms(agreed, createDocumentFormat(locale)))).toEqual([
    english,
    german,
  ]);
});
