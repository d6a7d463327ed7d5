import { expect, test } from 'vitest';
import { documentLanguages } from '../../../src-shared/domain/document-languages.ts';
import { readTerms } from '../../../src-shared/domain/invoice/read-terms.ts';
import { defaultTermsPolicy } from '../../../src-shared/domain/invoice/terms-policy.ts';
import { createDocumentFormat } from '../document-format.ts';
import { printedTerms } from './printed-terms.ts';

test.each([
  ['30', '30 days net', '30 Tage netto', '30 jours net', '30 días neto', '30 dni netto'],
  ['1', '1 day net', '1 Tag netto', '1 jour net', '1 día neto', '1 dzień netto'],
  ['ZB99', 'ZB99', 'ZB99', 'ZB99', 'ZB99', 'ZB99'],
  [
    'sofort',
    'due at once',
    'sofort fällig',
    'exigible immédiatement',
    'exigible de inmediato',
    'płatne natychmiast',
  ],
  [
    '2.5/10 net 30',
    '2.5 % within 10 days, 30 days net',
    '2,5 % Skonto: 10 Tage, 30 Tage netto',
    'escompte de 2,5 % : 10 jours, 30 jours net',
    '2,5 % de descuento: 10 días, 30 días neto',
    'skonto 2,5 %: 10 dni, 30 dni netto',
  ],
  [
    '1 month eom',
    '1 month + end of month net',
    '1 Monat + Monatsende netto',
    '1 mois + fin de mois net',
    '1 mes + fin de mes neto',
    '1 miesiąc + koniec miesiąca netto',
  ],
  [
    '15 MFI',
    'day 15 of the next month net',
    '15. des Folgemonats netto',
    'au 15 du mois suivant net',
    'día 15 del mes siguiente neto',
    '15. dzień następnego miesiąca netto',
  ],
])('I4: a statement says the terms %j in the language of its reader', (name, ...inEach) => {
  const agreed = readTerms(name, defaultTermsPolicy);
  const printed = documentLanguages.map((locale) => printedTerms(agreed, createDocumentFormat(locale)));
  expect(printed.map((terms) => terms.replaceAll('\u00a0', ' '))).toEqual(inEach);
});
