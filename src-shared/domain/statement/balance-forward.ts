import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { BusinessDate } from '../calendar/business-date.ts';
import { compareText } from '../compare-text.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { type CurrencyOf, invoiceCurrencies } from '../invoice/open-amount.ts';
import { addMinor } from '../money/amount.ts';
import { allocationsOf, type Payment } from '../payment/payment.ts';

export type MovementKind = Invoice['type'] | 'payment' | 'payment-out' | 'reversal';

/** What changed the balance on a day. In minor units; above 0 for what the customer owes more. */
export type Movement = {
  readonly kind: MovementKind;
  readonly date: string;
  /** Empty for money, which has none. */
  readonly number: string;
  readonly reference: string;
  readonly amountMinor: number;
};

/** M1: how the balance in one currency came about: opening + Σ movements = closing, in minor units. */
export type BalanceForward = {
  readonly currency: string;
  readonly openingMinor: number;
  /** By day; invoices before money within one. */
  readonly movements: readonly Movement[];
  readonly closingMinor: number;
};

type Ledger = Pick<AccountAggregate, 'invoices' | 'payments'>;
type Dated = Movement & { readonly currency: string; readonly id: string };

/**
 * The balance at the end of the day before `from`, and everything since, by currency. What the ledger put on invoices that
 * it has no more is left out on both sides, as in the figures of the account: closing is their balance.
 */
export function balanceForward(ledger: Ledger, from: BusinessDate): readonly BalanceForward[] {
  const currencies = invoiceCurrencies(ledger.invoices);
  const all = [
    ...ledger.invoices.map(invoiceMovement),
    ...ledger.payments.flatMap((payment) => paymentMovements(payment, currencies)),
  ].sort(inOrder);
  const byCurrency = new Map<string, { openingMinor: number; closingMinor: number; movements: Movement[] }>();
  for (const { currency, id: _, ...movement } of all) {
    const forward = byCurrency.get(currency) ?? { openingMinor: 0, closingMinor: 0, movements: [] };
    byCurrency.set(currency, forward);
    forward.closingMinor = addMinor(forward.closingMinor, movement.amountMinor);
    if (movement.date < from) forward.openingMinor = addMinor(forward.openingMinor, movement.amountMinor);
    else forward.movements.push(movement);
  }
  return [...byCurrency].map(([currency, forward]) => ({ currency, ...forward }));
}

function invoiceMovement(invoice: Invoice): Dated {
  const { id, type: kind, number, reference, currency, amountMinor, invoiceDate: date } = invoice;
  return { id, kind, number, reference, currency, amountMinor, date };
}

/** The money when it came, and when it was found not to count; what never counted is no movement. */
function paymentMovements(payment: Payment, currencies: CurrencyOf): Dated[] {
  const { id, currency, reference, receivedOn, reversed, reversedOn } = payment;
  if (reversed && (reversedOn === null || reversedOn <= receivedOn)) return [];
  const amountMinor = countedMinor(payment, currencies);
  if (amountMinor === 0) return [];
  const money = { id, currency, reference, number: '' };
  const kind = amountMinor > 0 ? 'payment' : 'payment-out';
  const received: Dated = { ...money, kind, date: receivedOn, amountMinor: -amountMinor };
  if (!reversed || reversedOn === null) return [received];
  return [received, { ...money, kind: 'reversal', date: reversedOn, amountMinor }];
}

function countedMinor(payment: Payment, currencies: CurrencyOf): number {
  const gone = allocationsOf(payment).filter(({ invoiceId }) => currencies.get(invoiceId) === undefined);
  return gone.reduce((rest, { amountMinor }) => rest - amountMinor, payment.amountMinor);
}

const rank: Readonly<Record<MovementKind, number>> = {
  ...{ invoice: 0, 'debit-note': 1, 'credit-note': 2 },
  ...{ payment: 3, 'payment-out': 4, reversal: 5 },
};

// Whole, so that the order of the documents decides nothing.
function inOrder(a: Dated, b: Dated): number {
  return (
    compareText(a.date, b.date) ||
    rank[a.kind] - rank[b.kind] ||
    compareText(a.number, b.number) ||
    compareText(a.id, b.id)
  );
}
