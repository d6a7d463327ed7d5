import { languages } from '../state/settings.ts';

/** The languages that a statement is offered in: the customer's first, where there are words for it. */
export function statementLanguages(customerLanguage: string, ownLanguage: string): readonly string[] {
  const customer = customerLanguage.toLowerCase().slice(0, 2);
  const first = languages.find((language) => language === customer) ?? ownLanguage;
  return [first, ...languages.filter((language) => language !== first)];
}
