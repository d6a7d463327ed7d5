import type { TFunction } from 'i18next';
import type { AgreedTerms } from '../../src-shared/domain/invoice/agreed-terms.ts';
import { termsWords } from '../../src-shared/domain/invoice/terms-words.ts';
import type { Formats } from './formats.ts';

/** I4: payment terms as people say them, such as "2 % within 10 days, net 30 days". */
export function paymentTermsWords(
  agreed: AgreedTerms,
  t: TFunction,
  { decimalMark }: Pick<Formats, 'decimalMark'>,
): string {
  const decimals = (percent: string) => percent.replace('.', decimalMark);
  return termsWords(agreed, {
    atOnce: t('paymentTerms.atOnce'),
    days: (count) => t('paymentTerms.days', { count }),
    months: (count) => t('paymentTerms.months', { count }),
    monthEnd: t('paymentTerms.monthEnd'),
    dayOfMonth: (day) => t('paymentTerms.dayOfMonth', { day }),
    dayOfFollowingMonth: (day) => t('paymentTerms.dayOfNextMonth', { day }),
    net: (due) => t('paymentTerms.net', { due }),
    discount: (percent, by) => t('paymentTerms.discount', { percent: decimals(percent), by }),
    portion: (percent, terms) => t('paymentTerms.portion', { percent: decimals(percent), terms }),
  });
}
