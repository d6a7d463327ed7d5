import { ibanIn, isQrIban } from '../iban.ts';

/** An account of the creditor. A QR-IBAN takes payments with a QR reference, and no others. */
export type BillAccount = { readonly iban: string; readonly isQrIban: boolean };

const currencies = /\b(?:CHF|EUR)\b/;

/**
 * The accounts in Switzerland and Liechtenstein that are named in lines written for people: those of lines that name the
 * currency, or where there are none, those of lines that name no currency.
 */
export function billAccounts(lines: readonly string[], currency: string): readonly BillAccount[] {
  const found = lines.flatMap((line) => {
    const iban = ibanIn(line);
    if (iban === undefined || !/^(?:CH|LI)/.test(iban)) return [];
    return [{ line, account: { iban, isQrIban: isQrIban(iban) } }];
  });
  const named = found.filter(({ line }) => new RegExp(`\\b${currency}\\b`).test(line));
  const fitting = named.length > 0 ? named : found.filter(({ line }) => !currencies.test(line));
  return fitting.map(({ account }) => account);
}
