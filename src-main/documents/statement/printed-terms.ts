import type { AgreedTerms } from '../../../src-shared/domain/invoice/agreed-terms.ts';
import { termsWords } from '../../../src-shared/domain/invoice/terms-words.ts';
import type { DocumentFormat } from '../document-format.ts';
import { fillIn } from '../document-words.ts';

/** I4: payment terms as a document says them. */
export function printedTerms(
  agreed: AgreedTerms,
  { words, counted, decimal }: Pick<DocumentFormat, 'words' | 'counted' | 'decimal'>,
): string {
  return termsWords(agreed, {
    atOnce: words.termsAtOnce,
    days: (count) => counted(words.termsDays, count),
    months: (count) => counted(words.termsMonths, count),
    monthEnd: words.termsMonthEnd,
    dayOfMonth: (day) => fillIn(words.termsDayOfMonth, { day: String(day) }),
    dayOfFollowingMonth: (day) => fillIn(words.termsDayOfNextMonth, { day: String(day) }),
    net: (due) => fillIn(words.termsNet, { due }),
    discount: (percent, by) => fillIn(words.termsDiscount, { percent: decimal(percent), by }),
    portion: (percent, terms) => fillIn(words.termsPortion, { percent: decimal(percent), terms }),
  });
}
