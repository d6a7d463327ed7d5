import notes from '../../resources/demo/notes.json' with { type: 'json' };
import type { Account } from '../../src-shared/domain/account/account.ts';
import { addDays, type BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { Invoice } from '../../src-shared/domain/invoice/invoice.ts';
import { openAmounts } from '../../src-shared/domain/invoice/open-amount.ts';
import { type PromiseToPay, promiseSchema } from '../../src-shared/domain/promise/promise.ts';
import { type DemoCollector, type DemoContext, demoId, officeHours, workday } from './demo-context.ts';
import type { DemoLedger } from './demo-ledger.ts';

type Terms = {
  readonly invoice: Invoice;
  readonly amountMinor: number;
  readonly madeOn: BusinessDate;
  readonly promisedDate: BusinessDate;
};

/** Promises of every kind: met by a payment, met in part, broken, still open, due today, taken back. */
export function demoPromises(
  context: DemoContext,
  account: Account,
  collector: DemoCollector,
  ledger: DemoLedger,
): readonly PromiseToPay[] {
  const { random, today } = context;
  const promises: PromiseToPay[] = [];
  const add = (terms: Terms): void => {
    promises.push(demoPromise(context, account, collector, { ledger, terms, n: promises.length }));
  };
  for (const payment of ledger.payments) {
    const invoice = ledger.invoices.find((one) => one.id === payment.allocations[0]?.invoiceId);
    const wasLate = invoice !== undefined && payment.receivedOn > addDays(invoice.dueDate, 8);
    if (!wasLate || payment.reversed || !random.chance(0.2)) continue;
    const madeOn = workday(addDays(payment.receivedOn, -random.int(3, 7)));
    add({ invoice, amountMinor: invoice.amountMinor, madeOn, promisedDate: payment.receivedOn });
  }
  for (const { invoice, openMinor } of overdueInvoices(ledger, today).slice(0, 3)) {
    const terms = openTerms(context, random.next());
    if (terms !== undefined) add({ invoice, amountMinor: openMinor, ...terms });
  }
  const last = promises.at(-1);
  if (last === undefined || !random.chance(0.15)) return promises;
  const by = { userId: collector.userId, name: collector.name };
  const cancelled = { on: last.madeOn, at: last.madeAt, by, reason: random.pick(notes.cancelReasons) };
  return promises.with(-1, { ...last, cancelled });
}

/** Invoices past due that are wholly or partly open, the largest first. */
export function overdueInvoices(ledger: DemoLedger, today: BusinessDate) {
  const open = openAmounts(ledger.invoices, ledger.payments);
  return ledger.invoices
    .filter((invoice) => invoice.dueDate < today)
    .map((invoice) => ({ invoice, openMinor: open.get(invoice.id) ?? 0 }))
    .filter((item) => item.openMinor > 0)
    .sort((a, b) => b.openMinor - a.openMinor);
}

function openTerms(
  { random, today }: DemoContext,
  roll: number,
): Pick<Terms, 'madeOn' | 'promisedDate'> | undefined {
  if (roll < 0.5) return undefined;
  const madeOn = workday(addDays(today, -random.int(2, 9)));
  if (roll < 0.6) return { madeOn, promisedDate: today };
  if (roll < 0.82) return { madeOn, promisedDate: addDays(today, random.int(1, 14)) };
  const promisedDate = workday(addDays(today, -random.int(8, 40)));
  return { madeOn: workday(addDays(promisedDate, -random.int(4, 12))), promisedDate };
}

type Made = { readonly ledger: DemoLedger; readonly terms: Terms; readonly n: number };

function demoPromise(
  context: DemoContext,
  account: Account,
  collector: DemoCollector,
  { ledger, terms, n }: Made,
): PromiseToPay {
  const { random } = context;
  const seen = ledger.payments.filter((payment) => payment.receivedOn === terms.madeOn);
  return promiseSchema.parse({
    id: demoId('promise', `${account.number}/${n}`),
    accountId: account.id,
    seq: 0,
    currency: account.currency,
    amountMinor: terms.amountMinor,
    allocations: [{ invoiceId: terms.invoice.id, amountMinor: terms.amountMinor }],
    onAccountMinor: 0,
    promisedDate: terms.promisedDate,
    method: random.pick(['bank-transfer', 'bank-transfer', 'bank-transfer', 'direct-debit', 'cheque']),
    contactName: account.contacts[0]?.name ?? '',
    note: random.pick(notes.promiseNotes),
    madeOn: terms.madeOn,
    madeAt: officeHours(context, terms.madeOn),
    madeBy: { userId: collector.userId, name: collector.name },
    paymentsSeen: seen.map((payment) => payment.id),
    amendments: [],
    cancelled: null,
  });
}
