import type { TFunction } from 'i18next';
import type { PlanTerms } from '../../../../src-shared/domain/plan/plan-terms.ts';
import type { Formats } from '../../../app/formats.ts';

/** N1: what was agreed with the customer, in words. Amounts are of the plan's currency. */
export function planTermsWords(terms: PlanTerms, currency: string, t: TFunction, formats: Formats): string {
  const { downPayment, interestRate, feeMinor, adjustment } = terms;
  return [
    ruleWords(terms, currency, t, formats),
    downPayment === null
      ? ''
      : t('plans.terms.downPayment', {
          amount: formats.amount(downPayment.amountMinor, currency),
          date: formats.fullDate(downPayment.date),
        }),
    interestRate === null
      ? ''
      : t('plans.terms.interest', { rate: interestRate.replace('.', formats.decimalMark) }),
    feeMinor === 0 ? '' : t('plans.terms.fee', { amount: formats.amount(feeMinor, currency) }),
    adjustment === 'none' ? '' : t(`dayAdjustment.${adjustment}`),
  ]
    .filter((one) => one !== '')
    .join(' · ');
}

function ruleWords(
  { instalments: rule }: PlanTerms,
  currency: string,
  t: TFunction,
  formats: Formats,
): string {
  if (rule.by === 'dates') return t('plans.terms.dates', { count: rule.dates.length });
  const values = { frequency: t(`planFrequency.${rule.frequency}`), date: formats.fullDate(rule.firstDate) };
  return rule.by === 'count'
    ? t('plans.terms.count', { ...values, count: rule.count })
    : t('plans.terms.amount', { ...values, amount: formats.amount(rule.amountMinor, currency) });
}
