import type { TFunction } from 'i18next';
import type { Formats } from './formats.ts';

/** What a payment is called, and its amount: below 0 it is no money received but a credit that is none any more. */
export function paymentWords(
  { amountMinor, currency }: { readonly amountMinor: number; readonly currency: string },
  t: TFunction,
  formats: Pick<Formats, 'amount'>,
): { readonly title: string; readonly amount: string } {
  const title = amountMinor < 0 ? t('timeline.paymentOut') : t('timeline.payment');
  return { title, amount: formats.amount(Math.abs(amountMinor), currency) };
}
