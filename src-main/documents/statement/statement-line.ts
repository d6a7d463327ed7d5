import type { AccountView, InvoiceRow } from '../../../src-shared/contract/account-view.ts';
import { compareText } from '../../../src-shared/domain/compare-text.ts';
import { isDisputeActive } from '../../../src-shared/domain/dispute/dispute.ts';
import { unappliedMinor } from '../../../src-shared/domain/invoice/open-amount.ts';
import type { Payment } from '../../../src-shared/domain/payment/payment.ts';

export type StatementLineKind = 'invoice' | 'debit-note' | 'credit-note' | 'overpaid' | 'unapplied-cash';

/** One open item as it is printed. Amounts in minor units; what the customer owes is positive. */
export type StatementLine = {
  readonly kind: StatementLineKind;
  readonly number: string;
  readonly reference: string;
  readonly date: string;
  /** `null` where nothing falls due: credits and cash. */
  readonly dueDate: string | null;
  readonly daysPastDue: number;
  readonly amountMinor: number;
  readonly openMinor: number;
  /** Σ open amounts down to this line. */
  readonly runningMinor: number;
  readonly disputedMinor: number;
  /** D2: codes of the reasons of the active disputes. */
  readonly disputeReasonCodes: readonly string[];
};

type LineWithoutBalance = Omit<StatementLine, 'runningMinor'> & { readonly currency: string };

/** The open items by currency: invoices and credit notes as the view orders them, then unapplied cash by date. */
export function statementLines(view: AccountView): ReadonlyMap<string, readonly StatementLine[]> {
  const reasons = reasonCodesByInvoice(view);
  const items = [
    ...view.openInvoices
      .filter((row) => row.openMinor !== 0)
      .map((row) => invoiceLine(row, reasons.get(row.id) ?? [])),
    ...unappliedPayments(view.payments).map(cashLine),
  ];
  const byCurrency = new Map<string, StatementLine[]>();
  for (const { currency, ...item } of items) {
    const lines = byCurrency.get(currency) ?? [];
    byCurrency.set(currency, lines);
    lines.push({ ...item, runningMinor: (lines.at(-1)?.runningMinor ?? 0) + item.openMinor });
  }
  return byCurrency;
}

function invoiceLine(row: InvoiceRow, disputeReasonCodes: readonly string[]): LineWithoutBalance {
  const isCredit = row.openMinor < 0;
  return {
    kind: isCredit && row.type !== 'credit-note' ? 'overpaid' : row.type,
    currency: row.currency,
    number: row.number,
    reference: row.reference,
    date: row.invoiceDate,
    dueDate: isCredit ? null : row.dueDate,
    daysPastDue: row.daysPastDue,
    amountMinor: row.amountMinor,
    openMinor: row.openMinor,
    disputedMinor: row.disputedMinor,
    disputeReasonCodes: row.disputedMinor > 0 ? disputeReasonCodes : [],
  };
}

function cashLine(payment: Payment): LineWithoutBalance {
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

function reasonCodesByInvoice(view: AccountView): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  for (const { dispute } of view.disputes) {
    if (!isDisputeActive(dispute)) continue;
    const { reasonCode, items } = dispute;
    for (const { invoiceId } of items) {
      const before = codes.get(invoiceId) ?? [];
      if (!before.includes(reasonCode)) codes.set(invoiceId, [...before, reasonCode]);
    }
  }
  return codes;
}
