import type { TFunction } from 'i18next';
import type { NamedInvoices } from '../../../../src-shared/contract/account-entries-view.ts';
import type { Formats } from '../../../app/formats.ts';

/** Names invoices by number, the first few of many: "RE-1, RE-2, RE-3, RE-4 and 12 more". */
export function invoiceNumbersWords(
  { numbers, count }: NamedInvoices,
  extra: string | null,
  t: TFunction,
  formats: Formats,
): string {
  const named = numbers.map((number) => number ?? t('promises.unknownInvoice'));
  const rest = count - named.length;
  if (rest > 0) named.push(t('promises.more', { count: rest }));
  return formats.list(extra === null ? named : [...named, extra]);
}
