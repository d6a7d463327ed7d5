import { toDecimalText } from '../../src-shared/domain/money/amount.ts';
import { ibanIn, isQrIban } from './iban.ts';
import { printableText } from './type/printable-text.ts';

const maxAmountMinor = 99_999_999_999;

/** An account that can be paid by SEPA credit transfer, found in the organisation's payment lines. */
export type SepaAccount = { readonly iban: string; readonly bic: string };

/**
 * Finds the first valid IBAN (ISO 13616, check digits mod 97 = 1) and a BIC in lines written for people. A QR-IBAN takes no
 * payment without a QR reference, which such a transfer has no place for.
 */
export function findSepaAccount(lines: readonly string[]): SepaAccount | undefined {
  const iban = lines.map(ibanIn).find((found) => found !== undefined && !isQrIban(found));
  if (iban === undefined) return undefined;
  const bic = lines.map(
    (line) => /\b(?:BIC|SWIFT)\b[\s:]*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b/.exec(line)?.[1],
  );
  return { iban, bic: bic.find((found) => found !== undefined) ?? '' };
}

/**
 * EPC069-12 version 002, UTF-8: a SEPA credit transfer with the amount and an unstructured remittance text filled
 * in. `undefined` where the guideline has no place for it: other currencies, nothing to pay, more than
 * 999,999,999.99.
 */
export function epcPayload(
  account: SepaAccount,
  payment: { recipient: string; amountMinor: number; currency: string; remittance: string },
): string | undefined {
  const { amountMinor, currency } = payment;
  if (currency !== 'EUR' || amountMinor <= 0 || amountMinor > maxAmountMinor) return undefined;
  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    account.bic,
    cut(payment.recipient, 70),
    account.iban,
    `EUR${toDecimalText(amountMinor, 'EUR')}`,
    '',
    '',
    cut(payment.remittance, 140),
  ];
  return lines.join('\n');
}

function cut(text: string, maxCharacters: number): string {
  return [...printableText(text)].slice(0, maxCharacters).join('').trim();
}
