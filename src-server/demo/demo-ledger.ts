import type { Account } from '../../src-shared/domain/account/account.ts';
import { addDays, type BusinessDate, daysBetween } from '../../src-shared/domain/calendar/business-date.ts';
import { earlyPaymentOffers } from '../../src-shared/domain/invoice/early-payment-offers.ts';
import { type Invoice, invoiceSchema } from '../../src-shared/domain/invoice/invoice.ts';
import { dateByTerms } from '../../src-shared/domain/invoice/payment-terms-dates.ts';
import { type Payment, paymentSchema } from '../../src-shared/domain/payment/payment.ts';
import { type AccountTraits, minorFromEuros } from './demo-account.ts';
import { type DemoContext, demoId, workday } from './demo-context.ts';

export type DemoLedger = { readonly invoices: readonly Invoice[]; readonly payments: readonly Payment[] };

const historyDays = 420;
/** Days after the due date at which a customer pays, from and to. */
const lateness = { prompt: [-12, 4], slow: [3, 48], troubled: [20, 190] } as const;
const partialShare = 0.08;

/** Invoices of the last fourteen months with what the customer paid on them, as its habit has it. */
export function demoLedger(
  context: DemoContext,
  account: Account,
  traits: AccountTraits,
  invoiceCount: number,
): DemoLedger {
  const { random } = context;
  const invoices: Invoice[] = [];
  const payments: Payment[] = [];
  for (let n = 0; n < invoiceCount; n += 1) {
    const invoice = demoInvoice(context, account, traits, n);
    invoices.push(invoice);
    const [soonest, latest] = lateness[traits.habit];
    const paidOn = workday(addDays(invoice.dueDate, random.int(soonest, latest)));
    if (paidOn > context.today || paidOn < invoice.invoiceDate) continue;
    const share = random.chance(partialShare) ? random.int(20, 80) : 100;
    const amountMinor = Math.max(1, Math.floor((invoice.amountMinor * share) / 100));
    payments.push(demoPayment(account, { key: `${n}`, paidOn, amountMinor, invoice }));
  }
  const extras = demoExtras(context, account, traits);
  const early = discountTaken(context, account, { invoices, payments });
  return {
    invoices: [...invoices, ...extras.invoices],
    payments: [...payments, ...early, ...extras.payments],
  };
}

function demoInvoice(context: DemoContext, account: Account, traits: AccountTraits, n: number): Invoice {
  const { random, today } = context;
  // Most business is recent: the square root draws the dates toward today.
  const invoiceDate = workday(addDays(today, -Math.floor(historyDays * (1 - Math.sqrt(random.next()))) - 1));
  const euros = traits.sizeEuros * (0.3 + random.heavyTailed(9) * 0.7) * (0.6 + random.next());
  return invoiceSchema.parse({
    id: demoId('invoice', `${account.number}/${n}`),
    accountId: account.id,
    seq: 0,
    number: `RE-${invoiceDate.slice(2, 4)}${String(traits.index).padStart(3, '0')}${String(n + 1).padStart(3, '0')}`,
    type: random.chance(0.02) ? 'debit-note' : 'invoice',
    currency: account.currency,
    invoiceDate,
    dueDate: dueDate(account, invoiceDate),
    amountMinor: minorFromEuros(euros, account.currency),
    reference: random.chance(0.7) ? `PO ${random.int(40_000, 99_999)}` : '',
    paymentTerms: null,
  });
}

function dueDate({ paymentTerms: { terms } }: Account, invoiceDate: BusinessDate): BusinessDate {
  return dateByTerms(invoiceDate, terms?.portions[0]?.due ?? []).date;
}

type PaymentTraits = {
  readonly key: string;
  readonly paidOn: BusinessDate;
  readonly amountMinor: number;
  readonly invoice: Invoice | undefined;
};

function demoPayment(account: Account, traits: PaymentTraits): Payment {
  const { key, paidOn, amountMinor, invoice } = traits;
  return paymentSchema.parse({
    id: demoId('payment', `${account.number}/${key}`),
    accountId: account.id,
    seq: 0,
    currency: account.currency,
    amountMinor,
    receivedOn: paidOn,
    reference: invoice === undefined ? 'Transfer without reference' : `Transfer ${invoice.number}`,
    allocations: invoice === undefined ? [] : [{ invoiceId: invoice.id, amountMinor }],
    applied: [],
    takenBack: [],
    receiptId: null,
    reversed: false,
    reversedOn: null,
  });
}

/** R5: the youngest open invoice, paid less its discount in time; the cash is not applied yet. */
function discountTaken(
  context: DemoContext,
  account: Account,
  { invoices, payments }: DemoLedger,
): readonly Payment[] {
  const paid = new Set(payments.flatMap(({ allocations }) => allocations.map(({ invoiceId }) => invoiceId)));
  const open = invoices
    .filter(({ id }) => !paid.has(id))
    .sort((a, b) => (a.invoiceDate < b.invoiceDate ? 1 : -1))
    .slice(0, 1);
  const offers = earlyPaymentOffers(
    open.map((invoice) => ({ invoice, openMinor: invoice.amountMinor })),
    account,
  );
  return open.flatMap((invoice) => {
    const offer = offers.get(invoice.id);
    const paidOn = workday(addDays(context.today, -1));
    if (offer === undefined || offer.discountDate < paidOn || paidOn < invoice.invoiceDate) return [];
    const amountMinor = invoice.amountMinor - offer.discountMinor;
    const payment = demoPayment(account, { key: 'early', paidOn, amountMinor, invoice });
    return [{ ...payment, allocations: [] }];
  });
}

/** Now and then a credit note, cash without a reference, or a direct debit that came back. */
function demoExtras(context: DemoContext, account: Account, traits: AccountTraits): DemoLedger {
  const { random, today } = context;
  const invoices: Invoice[] = [];
  const payments: Payment[] = [];
  if (traits.index % 7 === 3) {
    const invoiceDate = workday(addDays(today, -random.int(5, 60)));
    const base = demoInvoice(context, account, traits, 900);
    const amountMinor = -minorFromEuros(traits.sizeEuros * 0.2, account.currency);
    const number = `GS-${base.number.slice(3)}`;
    invoices.push({ ...base, number, type: 'credit-note', invoiceDate, dueDate: invoiceDate, amountMinor });
  }
  if (traits.index % 11 === 4) {
    const amountMinor = minorFromEuros(traits.sizeEuros * 0.4, account.currency);
    const paidOn = workday(addDays(today, -random.int(2, 30)));
    payments.push(demoPayment(account, { key: 'on-account', paidOn, amountMinor, invoice: undefined }));
  }
  if (traits.index % 40 === 9) {
    const base = demoInvoice(context, account, traits, 901);
    const paidOn = workday(addDays(today, -Math.min(8, daysBetween(base.invoiceDate, today))));
    invoices.push(base);
    const returned = { key: 'returned', paidOn, amountMinor: base.amountMinor, invoice: base };
    payments.push({ ...demoPayment(account, returned), reversed: true, reversedOn: today });
  }
  return { invoices, payments };
}
