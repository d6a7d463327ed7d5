import type { TFunction } from 'i18next';
import type { Formats } from '../../../app/formats.ts';

const namedCount = 4;

/** Names invoices by number, the first few of many: "RE-1, RE-2, RE-3, RE-4 and 12 more". */
export function invoiceNumbersWords(
  invoiceIds: readonly string[],
  numbers: Readonly<Record<string, string>>,
  extra: string | null,
  t: TFunction,
  formats: Formats,
): string {
  const named = invoiceIds.slice(0, namedCount).map((id) => numbers[id] ?? t('promises.unknownInvoice'));
  const rest = invoiceIds.length - named.length;
  if (rest > 0) named.push(t('promises.more', { count: rest }));
  return formats.list(extra === null ? named : [...named, extra]);
}
