import { expect, it } from 'vitest';
import { statementLanguages } from './statement-languages.ts';

it("offers every language that documents speak, the customer's first", () => {
  expect(statementLanguages('pl', 'en')).toEqual(['pl', 'en', 'de', 'fr', 'es']);
  expect(statementLanguages('fr-CH', 'de')).toEqual(['fr', 'en', 'de', 'es', 'pl']);
});

it('offers the own language first where documents do not speak that of the customer', () => {
  expect(statementLanguages('nl', 'de')).toEqual(['de', 'en', 'fr', 'es', 'pl']);
});
