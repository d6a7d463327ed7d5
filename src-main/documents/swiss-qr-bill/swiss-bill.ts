import type { DocumentPage } from '../document-page.ts';
import { printableText } from '../type/printable-text.ts';
import { billAccounts } from './bill-account.ts';
import { type BillReference, billReference } from './bill-reference.ts';
import { isInCharacterSet } from './character-set.ts';
import { type StructuredAddress, structuredAddress } from './structured-address.ts';

/** A Swiss QR-bill (Swiss Implementation Guidelines QR-bill 2.3). */
export type SwissBill = {
  readonly iban: string;
  readonly creditor: StructuredAddress;
  readonly currency: 'CHF' | 'EUR';
  readonly amountMinor: number;
  /** Null where nobody can tell the parts of the customer's address: it is left to be filled in. */
  readonly debtor: StructuredAddress | null;
  readonly reference: BillReference;
  /** What the payment is for, in words. */
  readonly message: string;
};

/** What is to be paid with a bill. */
export type BillPayment = {
  readonly amountMinor: number;
  readonly currency: string;
  readonly message: string;
};

const maxAmountMinor = 99_999_999_999;
const maxMessage = 140;

/**
 * The QR-bill of a payment to a creditor in Switzerland or Liechtenstein: in francs, and in euros for customers in Switzerland and Liechtenstein, on A4. Undefined where
 * the guidelines have no place for it, or where account, address or reference of the creditor are not sure.
 */
export function swissBill(page: DocumentPage, payment: BillPayment): SwissBill | undefined {
  const { organisation, account, geometry } = page;
  const { amountMinor } = payment;
  const currency = billCurrency(payment.currency, account.country);
  if (!isAtHome(organisation.country) || currency === undefined || geometry.pageSize !== 'A4')
    return undefined;
  if (amountMinor <= 0 || amountMinor > maxAmountMinor) return undefined;
  const creditor = structuredAddress(organisation.name, organisation.addressLines, organisation.country);
  const known = billReference(billAccounts(organisation.paymentLines, currency), account.number);
  if (creditor === undefined || known === undefined) return undefined;
  const message = [...printableText(payment.message)].slice(0, maxMessage).join('').trim();
  return {
    ...{ iban: known.account.iban, reference: known.reference, creditor, currency, amountMinor },
    debtor: structuredAddress(account.name, account.addressLines, account.country) ?? null,
    message: isInCharacterSet(message) ? message : '',
  };
}

function billCurrency(currency: string, customerCountry: string): SwissBill['currency'] | undefined {
  if (currency === 'CHF') return currency;
  // Elsewhere a transfer in euros is filled in by the code of the European Payments Council.
  return currency === 'EUR' && isAtHome(customerCountry) ? currency : undefined;
}

/** Where QR-bills are written and paid. */
function isAtHome(country: string): boolean {
  return country === 'CH' || country === 'LI';
}
