import type { TFunction } from 'i18next';
import type { CreditListRow } from '../../../src-shared/contract/credit-view.ts';
import type { CreditCheck } from '../../../src-shared/domain/credit/credit-suggestion.ts';
import { addMinor } from '../../../src-shared/domain/money/amount.ts';
import type { Formats } from '../../app/formats.ts';

type Checked = Pick<CreditListRow, 'checks' | 'currency'>;

/** Credit: the rules that are reached, each with what was measured and its bound. */
export function reachedWords(row: Checked, t: TFunction, formats: Formats): readonly string[] {
  return row.checks
    .filter((check) => check.isReached)
    .map((check) => t(`creditCheck.${check.rule}`, measured(check, row, formats)));
}

/** Credit: the exposure with the parts that it is the sum of. */
export function exposureWords(
  row: Pick<CreditListRow, 'exposureMinor' | 'unbilledOrdersMinor' | 'currency'>,
  t: TFunction,
  formats: Formats,
): string {
  const { exposureMinor, unbilledOrdersMinor, currency } = row;
  return t('exposure.words', {
    exposure: formats.amount(exposureMinor, currency),
    balance: formats.amount(addMinor(exposureMinor, -unbilledOrdersMinor), currency),
    orders: formats.amount(unbilledOrdersMinor, currency),
  });
}

function measured(
  check: CreditCheck,
  { currency }: Checked,
  formats: Formats,
): Readonly<Record<string, string>> {
  switch (check.rule) {
    case 'customer-balance':
      return {
        value: formats.amount(check.value, currency),
        bound: formats.amount(check.bound, currency),
      };
    case 'other-currency':
      return { value: formats.amount(check.value, check.currency), currency: check.currency };
    case 'credit-limit-use':
      return { value: formats.count(check.value), bound: formats.count(Number(check.bound)) };
    default:
      return { value: formats.count(check.value), bound: formats.count(check.bound) };
  }
}
