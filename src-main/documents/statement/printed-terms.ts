import type { AgreedTerms } from '../../../src-shared/domain/invoice/agreed-terms.ts';
import { termsWords } from '../../../src-shared/domain/invoice/terms-words.ts';
import type { DocumentFormat } from '../document-format.ts';
import { fillIn } from '../document-words.ts';

/** I4: payment terms as a document says them. */
export function printedTerms(
  agreed: AgreedTerms,
  { words, locale, decimal }: Pick<DocumentFormat, 'words' | 'locale' | 'decimal'>,
): string {
  const rules = new Intl.PluralRules(locale);
  const counted = (one: string, others: string) => (count: number) =>
    fillIn(rules.select(count) === 'one' ? one : others, { count: String(count) });
  return termsWords(agreed, {
    atOnce: words.termsAtOnce,
    days: counted(words.termsDay, words.termsDays),
    months: counted(words.termsMonth, words.termsMonths),
    monthEnd: words.termsMonthEnd,
    dayOfMonth: (day) => fillIn(words.termsDayOfMonth, { day: String(day) }),
    dayOfFollowingMonth: (day) => fillIn(words.termsDayOfNextMonth, { day: String(day) }),
    net: (due) => fillIn(words.termsNet, { due }),
    discount: (percent, by) => fillIn(words.termsDiscount, { percent: decimal(percent), by }),
    portion: (percent, terms) => fillIn(words.termsPortion, { percent: decimal(percent), terms }),
  });
}
