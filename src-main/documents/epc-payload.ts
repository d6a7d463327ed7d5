import { toDecimalText } from '../../src-shared/domain/money/amount.ts';
import { printableText } from './type/printable-text.ts';

/** IBAN registry (ISO 13616): characters per country that takes part in SEPA. */
const ibanLengths: ReadonlyMap<string, number> = new Map(
  'AD24 AL28 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 VA22'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const maxAmountMinor = 99_999_999_999;

/** An account that can be paid by SEPA credit transfer, found in the organisation's payment lines. */
export type SepaAccount = { readonly iban: string; readonly bic: string };

/** Finds the first valid IBAN (ISO 13616, check digits mod 97 = 1) and a BIC in lines written for people. */
export function findSepaAccount(lines: readonly string[]): SepaAccount | undefined {
  const iban = lines.map(ibanIn).find((found) => found !== undefined);
  if (iban === undefined) return undefined;
  const bic = lines.map(
    (line) => /\b(?:BIC|SWIFT)\b[\s:]*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b/.exec(line)?.[1],
  );
  return { iban, bic: bic.find((found) => found !== undefined) ?? '' };
}

function ibanIn(line: string): string | undefined {
  const start = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}/.exec(line);
  const compact = start?.[0].replaceAll(' ', '') ?? '';
  // Words after the number may look like a part of it, check digits and all: the country says how long it is.
  const length = ibanLengths.get(compact.slice(0, 2));
  const candidate = compact.slice(0, length);
  return candidate.length === length && hasIbanChecksum(candidate) ? candidate : undefined;
}

function hasIbanChecksum(iban: string): boolean {
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
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
