import type { AmountReading } from './read-amount.ts';
import { useTranslation } from './translation.tsx';

/**
 * Why a text is no amount for the field, in words of the field's own where it knows better than its form; null where
 * it does not.
 * @param isRefused whether the form refuses what stands in the field
 */
export function useAmountProblem(
  reading: AmountReading,
  currency: string,
  isRefused: boolean,
): string | null {
  const { t } = useTranslation();
  if (reading.kind === 'other-currency')
    return t('amountField.otherCurrency', { written: reading.written, currency });
  if (reading.kind === 'too-large') return t('amountField.tooLarge');
  if (reading.kind === 'amount' && reading.amountMinor < 0 && isRefused) return t('amountField.negative');
  return null;
}
