import type { AgreedTerms } from '../../src-shared/domain/invoice/agreed-terms.ts';
import { termsWords } from '../../src-shared/domain/invoice/terms-words.ts';
import type { DocumentFormat } from './document-format.ts';
import { fillIn } from './document-words.ts';

/** I4: payment terms as a document says them. */
export function printedTerms(
  agreed: AgreedTerms,
  { words, locale }: Pick<DocumentFormat, 'words' | 'locale'>,
): string {
  const rules = new Intl.PluralRules(locale);
  const counted = (one: string, others: string) => (count: number) =>
    fillIn(rules.select(count) === 'one' ? one : others, { count: String(count) });
  const decimalMark = new Intl.NumberFormat(locale).format(1.5).includes(',') ? ',' : '.';
  const decimals = (percent: string) => percent.replace('.', decimalMark);
  return termsWords(agreed, {
    atOnce: words.termsAtOnce,
    days: counted(words.termsDay, words.termsDays),
    months: counted(words.termsMonth, words.termsMonths),
    monthEnd: words.termsMonthEnd,
    dayOfMonth: (day) => fillIn(words.termsDayOfMonth, { day: String(day) }),
    dayOfFollowingMonth: (day) => fillIn(words.termsDayOfNextMonth, { day: String(day) }),
    net: (due) => fillIn(words.termsNet, { due }),
    discount: (percent, by) => fillIn(words.termsDiscount, { percent: decimals(percent), by }),
    portion: (percent, terms) => fillIn(words.termsPortion, { percent: decimals(percent), terms }),
  });
}
