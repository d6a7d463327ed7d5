import type { TFunction } from 'i18next';
import type { Formats } from '../../formats.ts';

export type SpokenPromise = {
  readonly totalMinor: number;
  readonly currency: string;
  readonly date: string;
  readonly today: string;
  readonly method: string;
  readonly invoiceNumbers: readonly string[];
  readonly onAccountMinor: number;
};

const namedCount = 3;

/** The sentence to read back: "You will pay 1,240.00 EUR by Friday 4 December for invoices … by bank transfer." */
export function spokenSentence(promise: SpokenPromise, t: TFunction, formats: Formats): string {
  const { invoiceNumbers, totalMinor, currency } = promise;
  const named = invoiceNumbers.slice(0, namedCount);
  const rest = invoiceNumbers.length - named.length;
  const parts = rest > 0 ? [...named, t('promises.more', { count: rest })] : [...named];
  const words = {
    amount: formats.amount(totalMinor, currency),
    date: formats.spokenDate(promise.date, promise.today),
    method: t(`methodSpoken.${promise.method}`),
    invoices: formats.list(parts),
    count: invoiceNumbers.length,
    onAccount: formats.amount(promise.onAccountMinor, currency),
  };
  if (invoiceNumbers.length === 0) return t('promise.spokenOnAccount', words);
  return t(promise.onAccountMinor > 0 ? 'promise.spokenWithOnAccount' : 'promise.spoken', words);
}
