import type { TFunction } from 'i18next';
import type { CreditListRow } from '../../../src-shared/contract/credit-view.ts';
import type { CreditCheck } from '../../../src-shared/domain/credit/credit-suggestion.ts';
import type { Formats } from '../../app/formats.ts';

type Checked = Pick<CreditListRow, 'checks' | 'currency'>;

/** Credit: the rules that are reached, each with what was measured and its bound. */
export function reachedWords(row: Checked, t: TFunction, formats: Formats): readonly string[] {
  return row.checks
    .filter((check) => check.isReached)
    .map((check) => t(`creditCheck.${check.rule}`, measured(check, row, formats)));
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
