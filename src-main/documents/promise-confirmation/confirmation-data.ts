import { toDecimalText } from '../../../src-shared/domain/money/amount.ts';
import type { PromiseConfirmationContent } from '../../engine/ports/documents-port.ts';
import type { ConfirmationSums } from './confirmation-sums.ts';

/** What the confirmation says, for the customer's own machines. Amounts as decimal texts in its currency. */
export function confirmationData(content: PromiseConfirmationContent, sums: ConfirmationSums): object {
  const { organisation, account, promise, standing, asOf } = content;
  const { currency } = promise;
  const amount = (minor: number) => toDecimalText(minor, currency);
  const { cash } = sums;
  return {
    document: 'promise-confirmation',
    issuer: organisation.name,
    account: { number: account.number, name: account.name },
    asOf,
    version: promise.version,
    promisedBy: promise.contactName,
    promisedOn: promise.on,
    payBy: promise.promisedDate,
    method: promise.method,
    standing: standing.is,
    currency,
    amount: amount(promise.amountMinor),
    invoices: sums.lines.map(({ invoice, amountMinor }) => ({
      invoice: invoice?.number ?? null,
      amount: amount(amountMinor),
    })),
    onAccount: amount(promise.onAccountMinor),
    received: cash && amount(cash.receivedMinor),
    toPay: cash && amount(cash.toPayMinor),
  };
}
