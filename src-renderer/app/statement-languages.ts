import { documentLanguages } from '../../src-shared/domain/document-languages.ts';

/** The languages that a document is offered in: the customer's first, where there are words for it. */
export function statementLanguages(customerLanguage: string, ownLanguage: string): readonly string[] {
  const customer = customerLanguage.toLowerCase().slice(0, 2);
  const first = documentLanguages.find((language) => language === customer) ?? ownLanguage;
  return [first, ...documentLanguages.filter((language) => language !== first)];
}
