import { compareText } from '../compare-text.ts';
import { type Dispute, isDisputeActive } from '../dispute/dispute.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { unappliedMinor } from '../invoice/open-amount.ts';
import type { Payment } from '../payment/payment.ts';

/** One open item as a customer is told of it. Amounts in minor units; what the customer owes is positive. */
export type StatementItem = {
  readonly kind: Invoice['type'] | 'overpaid' | 'unapplied-cash';
  readonly currency: string;
  /** Empty for cash, which has none. */
  readonly number: string;
  readonly reference: string;
  readonly date: string;
  /** `null` where nothing falls due: credits and cash. */
  readonly dueDate: string | null;
  readonly daysPastDue: number;
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly disputedMinor: number;
  /** D2: codes of the reasons of the active disputes. */
  readonly disputeReasonCodes: readonly string[];
};

/** An invoice with what is open of it at the date of the statement. */
export type StatedInvoice = {
  readonly id: string;
  readonly number: string;
  readonly type: Invoice['type'];
  readonly reference: string;
  readonly currency: string;
  readonly invoiceDate: string;
  readonly dueDate: string;
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly daysPastDue: number;
  readonly disputedMinor: number;
};

/** What is open: invoices and credit notes in the order given, then unapplied cash by date. */
export function statementItems(
  invoices: readonly StatedInvoice[],
  payments: readonly Payment[],
  disputes: readonly Dispute[],
): readonly StatementItem[] {
  const reasons = reasonCodesByInvoice(disputes);
  return [
    ...invoices
      .filter((invoice) => invoice.openMinor !== 0)
      .map((invoice) => invoiceItem(invoice, reasons.get(invoice.id) ?? [])),
    ...unappliedPayments(payments).map(cashItem),
  ];
}

function invoiceItem(invoice: StatedInvoice, disputeReasonCodes: readonly string[]): StatementItem {
  const { number, reference, currency, invoiceDate, daysPastDue, amountMinor, openMinor } = invoice;
  const isCredit = openMinor < 0;
  return {
    kind: isCredit && invoice.type !== 'credit-note' ? 'overpaid' : invoice.type,
    ...{ number, reference, currency, daysPastDue, amountMinor, openMinor },
    date: invoiceDate,
    dueDate: isCredit ? null : invoice.dueDate,
    disputedMinor: invoice.disputedMinor,
    disputeReasonCodes: invoice.disputedMinor > 0 ? disputeReasonCodes : [],
  };
}

function cashItem(payment: Payment): StatementItem {
  return {
    kind: 'unapplied-cash',
    currency: payment.currency,
    number: '',
    reference: payment.reference,
    date: payment.receivedOn,
    dueDate: null,
    daysPastDue: 0,
    amountMinor: -payment.amountMinor,
    openMinor: -unappliedMinor(payment),
    disputedMinor: 0,
    disputeReasonCodes: [],
  };
}

function unappliedPayments(payments: readonly Payment[]): Payment[] {
  return payments
    .filter((payment) => unappliedMinor(payment) !== 0)
    .sort((a, b) => compareText(a.receivedOn, b.receivedOn) || compareText(a.id, b.id));
}

function reasonCodesByInvoice(disputes: readonly Dispute[]): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>();
  for (const dispute of disputes) {
    if (!isDisputeActive(dispute)) continue;
    const { reasonCode, items } = dispute;
    for (const { invoiceId } of items) {
      const before = codes.get(invoiceId) ?? [];
      if (!before.includes(reasonCode)) codes.set(invoiceId, [...before, reasonCode]);
    }
  }
  return codes;
}
