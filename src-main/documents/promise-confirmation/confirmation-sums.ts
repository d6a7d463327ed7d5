import { sumMinor } from '../../../src-shared/domain/money/amount.ts';
import type { NamedInvoice, PromiseConfirmationContent } from '../../engine/ports/documents-port.ts';

/** What of a promise is for an invoice, in minor units. */
export type PromisedLine = {
  /** Null where the ledger has it no more. */
  readonly invoice: NamedInvoice | null;
  readonly amountMinor: number;
};

/** Σ lines + on account = promised. Minor units. */
export type ConfirmationSums = {
  readonly lines: readonly PromisedLine[];
  readonly invoicesMinor: number;
  readonly cash: CashSums | null;
};

/** Promised = received + to pay + no longer owed. Minor units, none below 0. */
export type CashSums = {
  readonly receivedMinor: number;
  readonly toPayMinor: number;
  readonly noLongerOwedMinor: number;
};

/** The sums of a confirmation. Throws where the invoices do not add up to the promise: a bug, and no paper to send. */
export function confirmationSums({ promise, cash, invoices }: PromiseConfirmationContent): ConfirmationSums {
  const { allocations, onAccountMinor, amountMinor } = promise;
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const lines = allocations.map((one) => ({
    invoice: byId.get(one.invoiceId) ?? null,
    amountMinor: one.amountMinor,
  }));
  const invoicesMinor = sumMinor(lines.map((line) => line.amountMinor));
  if (invoicesMinor + onAccountMinor !== amountMinor)
    throw new Error('the invoices do not add up to what is promised');
  return { lines, invoicesMinor, cash: cash && cashSums(amountMinor, cash) };
}

/** P2: where the ledger reduced what is owed, the rest is neither received nor to be paid. */
function cashSums(amountMinor: number, cash: NonNullable<PromiseConfirmationContent['cash']>): CashSums {
  const toPayMinor = within(cash.toPayMinor, amountMinor);
  const receivedMinor = within(cash.receivedMinor, amountMinor - toPayMinor);
  return { receivedMinor, toPayMinor, noLongerOwedMinor: amountMinor - toPayMinor - receivedMinor };
}

function within(minor: number, most: number): number {
  return Math.min(Math.max(0, minor), most);
}
