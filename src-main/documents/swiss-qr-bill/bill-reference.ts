import { creditorReference } from '../../../src-shared/domain/matching/creditor-reference.ts';
import { qrReference } from '../../../src-shared/domain/matching/qr-reference.ts';
import type { BillAccount } from './bill-account.ts';

/** By what a payment is known: a QR reference, an ISO 11649 creditor reference, or nothing but its message. */
export type BillReference =
  | { readonly type: 'QRR' | 'SCOR'; readonly text: string }
  | { readonly type: 'NON'; readonly text: '' };

/**
 * R5: the account of the creditor and the reference that holds the customer's number. A number of digits is a QR reference
 * where there is a QR-IBAN, every other of letters and digits a creditor reference; undefined where the creditor has a
 * QR-IBAN alone and the number cannot be a QR reference.
 */
export function billReference(
  accounts: readonly BillAccount[],
  accountNumber: string,
): { readonly account: BillAccount; readonly reference: BillReference } | undefined {
  const qrAccount = accounts.find(({ isQrIban }) => isQrIban);
  const ofDigits = qrReference(accountNumber);
  if (qrAccount !== undefined && ofDigits !== undefined)
    return { account: qrAccount, reference: { type: 'QRR', text: ofDigits } };
  const account = accounts.find(({ isQrIban }) => !isQrIban);
  if (account === undefined) return undefined;
  const text = creditorReference(accountNumber);
  return { account, reference: text === undefined ? { type: 'NON', text: '' } : { type: 'SCOR', text } };
}

/** As people read it: QR references in fives from the end, creditor references in fours. */
export function printedReference({ type, text }: BillReference): string {
  if (type === 'QRR') return `${text.slice(0, 2)} ${text.slice(2).replace(/(.{5})(?=.)/g, '$1 ')}`;
  return inFours(text);
}

export function inFours(text: string): string {
  return text.replace(/(.{4})(?=.)/g, '$1 ');
}
