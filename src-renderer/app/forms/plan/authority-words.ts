import type { TFunction } from 'i18next';
import type { SessionView } from '../../../../src-shared/contract/session-view.ts';
import type { Role } from '../../../../src-shared/domain/organisation/actor.ts';
import type { PassedLimit } from '../../../../src-shared/domain/plan/plan-authority.ts';
import type { Formats } from '../../formats.ts';

/** N4: a limit that a plan goes beyond, in words. Amounts are of the plan's currency. */
export function passedLimitWords(
  passed: PassedLimit,
  currency: string,
  t: TFunction,
  formats: Formats,
): string {
  const amount = (amountMinor: number) => formats.amount(amountMinor, currency);
  switch (passed.limit) {
    case 'days':
      return t('plan.passed.days', { days: passed.days, limit: passed.limitDays });
    case 'instalment':
      return t('plan.passed.instalment', {
        number: passed.number,
        amount: amount(passed.amountMinor),
        percent: percentWords(passed.limitPercent, formats),
      });
    default:
      return passed.limitMinor === null
        ? t(`plan.passed.${passed.limit}None`, { amount: amount(passed.amountMinor) })
        : t(`plan.passed.${passed.limit}`, {
            amount: amount(passed.amountMinor),
            limit: amount(passed.limitMinor),
          });
  }
}

/** N4: what a role may agree to alone in a currency. */
export function ownLimitsWords(
  role: Role,
  currency: string,
  { authorityLimits, plan }: SessionView['planSettings'],
  t: TFunction,
  formats: Formats,
): string {
  if (role === 'administrator') return t('plan.limits.none');
  const limit = authorityLimits.find(
    (one) => one.role === role && one.action === 'payment-plan' && one.currency === currency,
  );
  if (limit === undefined) return t('plan.limits.nothing', { currency });
  const amount = formats.amount(limit.limitMinor, currency);
  if (role === 'manager') return t('plan.limits.amount', { amount });
  const percent = percentWords(plan.minInstalmentPercent, formats);
  return t('plan.limits.all', { amount, days: plan.maxDays, percent });
}

function percentWords(percent: string, { decimalMark }: Formats): string {
  return percent.replace('.', decimalMark);
}
