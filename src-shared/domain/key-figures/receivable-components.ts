import type { BusinessDate } from '../calendar/business-date.ts';
import { daysPastDue } from '../invoice/ageing.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Payment } from '../payment/payment.ts';
import type { ComponentKey, FigureItemKind, Visit } from './component.ts';
import { multiplyExact } from './exact.ts';
import { countBackPeriod, type FigureBasis, isInPeriod } from './figure-basis.ts';
import { applications, type InvoiceHistory, standsOn } from './ledger-history.ts';

type Credit = {
  readonly currency: string;
  readonly kind: FigureItemKind;
  readonly id: string;
  /** Above 0 for what the customer has; below 0 where more of a payment was applied than was paid. */
  readonly amountMinor: number;
};

/**
 * DSO, CEI and days late of what is open: receivables at both ends of the period, and of them what is not due.
 * @param ledger all invoices, and the payments that count as of the date
 */
export function visitReceivables(
  histories: readonly InvoiceHistory[],
  ledger: { readonly invoices: readonly Invoice[]; readonly payments: readonly Payment[] },
  basis: FigureBasis,
  visit: Visit,
): void {
  for (const { invoice, openMinor } of histories) {
    if (openMinor <= 0) continue;
    const { currency, id, dueDate } = invoice;
    visit(currency, 'open.amount', 'invoice', id, openMinor);
    const days = daysPastDue(dueDate, basis.asOf);
    if (days > 0) visit(currency, 'open.amountDays', 'invoice', id, multiplyExact(openMinor, days));
  }
  const invoices = new Map<string, Invoice>();
  for (const invoice of ledger.invoices) invoices.set(invoice.id, invoice);
  const creditsOn = (date: BusinessDate, openOf: (history: InvoiceHistory) => number) => [
    ...invoiceCredits(histories, openOf),
    ...paymentCredits(ledger.payments, invoices, date),
  ];
  const closing = creditsOn(basis.asOf, closingOf);
  for (const credit of closing) {
    visit(credit.currency, 'closing.credits', credit.kind, credit.id, credit.amountMinor);
  }
  const isDeducted = basis.settings.credits === 'deducted';
  visitBalance(closingKeys, basis.asOf, histories, closingOf, isDeducted ? closing : [], visit);
  const opening = isDeducted ? creditsOn(basis.opening, openingOf) : [];
  visitBalance(openingKeys, basis.opening, histories, openingOf, opening, visit);
}

const closingOf = (history: InvoiceHistory) => history.openMinor;
const openingOf = (history: InvoiceHistory) => history.openingMinor;

type BalanceKeys = { readonly receivables: ComponentKey; readonly current: ComponentKey };
const openingKeys: BalanceKeys = { receivables: 'opening.receivables', current: 'opening.current' };
const closingKeys: BalanceKeys = { receivables: 'closing.receivables', current: 'closing.current' };

function visitBalance(
  keys: BalanceKeys,
  date: BusinessDate,
  histories: readonly InvoiceHistory[],
  openOf: (history: InvoiceHistory) => number,
  credits: readonly Credit[],
  visit: Visit,
): void {
  const overdueMinor = new Map<string, number>();
  for (const history of histories) {
    const openMinor = openOf(history);
    if (openMinor <= 0) continue;
    const { currency, id, dueDate } = history.invoice;
    visit(currency, keys.receivables, 'invoice', id, openMinor);
    if (dueDate >= date) visit(currency, keys.current, 'invoice', id, openMinor);
    else overdueMinor.set(currency, (overdueMinor.get(currency) ?? 0) + openMinor);
  }
  // What was applied beyond a payment (below 0) is owed again: it is there before any credit is used up.
  const owedFirst = credits.toSorted((a, b) => a.amountMinor - b.amountMinor);
  for (const { currency, kind, id, amountMinor } of owedFirst) {
    visit(currency, keys.receivables, kind, id, 0 - amountMinor);
    // A credit pays what is overdue first, so that what is current is never more than all of it.
    const overdueLeft = overdueMinor.get(currency) ?? 0;
    const ofOverdue = Math.min(amountMinor, overdueLeft);
    overdueMinor.set(currency, overdueLeft - ofOverdue);
    if (amountMinor > ofOverdue) visit(currency, keys.current, kind, id, ofOverdue - amountMinor);
  }
}

function invoiceCredits(
  histories: readonly InvoiceHistory[],
  openOf: (history: InvoiceHistory) => number,
): Credit[] {
  return histories
    .filter((history) => openOf(history) < 0)
    .map((history) => {
      const { currency, id } = history.invoice;
      return { currency, kind: 'invoice', id, amountMinor: 0 - openOf(history) };
    });
}

/** Cash that was on no invoice on a day; an invoice dated later did not exist yet. */
function paymentCredits(
  payments: readonly Payment[],
  invoices: ReadonlyMap<string, Invoice>,
  date: BusinessDate,
): Credit[] {
  const credits: Credit[] = [];
  for (const payment of payments) {
    if (payment.receivedOn > date || !standsOn(payment, date)) continue;
    let amountMinor = payment.amountMinor;
    for (const { invoiceId, amountMinor: appliedMinor, from, until } of applications(payment)) {
      if (from > date || (until !== null && until <= date)) continue;
      if (applies(payment, invoices.get(invoiceId), date)) amountMinor -= appliedMinor;
    }
    if (amountMinor !== 0)
      credits.push({ currency: payment.currency, kind: 'payment', id: payment.id, amountMinor });
  }
  return credits;
}

/** M1: cash never pays an invoice of another currency. What is on an invoice elsewhere is not the account's credit. */
function applies(payment: Payment, invoice: Invoice | undefined, date: BusinessDate): boolean {
  return invoice === undefined || (invoice.currency === payment.currency && invoice.invoiceDate <= date);
}

/** Sales of the period and of the periods of the count-back; credit notes lower them where credits are deducted. */
export function visitSales(histories: readonly InvoiceHistory[], basis: FigureBasis, visit: Visit): void {
  const { credits } = basis.settings;
  for (const { invoice } of histories) {
    const { id, currency, amountMinor, invoiceDate } = invoice;
    if (amountMinor === 0 || (amountMinor < 0 && credits === 'apart')) continue;
    if (isInPeriod(invoiceDate, basis)) visit(currency, 'sales', 'invoice', id, amountMinor);
    const period = countBackPeriod(invoiceDate, basis);
    if (period !== undefined) visit(currency, period.key, 'invoice', id, amountMinor);
  }
}

/** Days late of the invoices that were settled in the period, by the day of settlement, weighted with their amounts. */
export function visitDaysLate(histories: readonly InvoiceHistory[], basis: FigureBasis, visit: Visit): void {
  for (const { invoice, settledOn } of histories) {
    const { id, currency, amountMinor, dueDate } = invoice;
    if (settledOn === null || amountMinor <= 0 || !isInPeriod(settledOn, basis)) continue;
    visit(currency, 'paid.amount', 'invoice', id, amountMinor);
    const days = daysPastDue(dueDate, settledOn);
    if (days > 0) visit(currency, 'paid.amountDays', 'invoice', id, multiplyExact(amountMinor, days));
  }
}
