import { toDecimalText } from '../../../src-shared/domain/money/amount.ts';
import type { StructuredAddress } from './structured-address.ts';
import type { SwissBill } from './swiss-bill.ts';

/** What the Swiss QR code holds (guidelines 2.3, 4.2): version 0200 in UTF-8, line by line. */
export function billPayload(bill: SwissBill): string {
  return [
    ...['SPC', '0200', '1', bill.iban],
    ...addressLines(bill.creditor),
    // The ultimate creditor is for a use to come.
    ...noAddress,
    toDecimalText(bill.amountMinor, bill.currency),
    bill.currency,
    ...(bill.debtor === null ? noAddress : addressLines(bill.debtor)),
    ...[bill.reference.type, bill.reference.text, bill.message, 'EPD'],
  ].join('\n');
}

const noAddress = Array.from({ length: 7 }, () => '');

function addressLines(address: StructuredAddress): readonly string[] {
  const { name, street, houseNumber, postalCode, town, country } = address;
  return ['S', name, street, houseNumber, postalCode, town, country];
}
