import { type Allocation, allocationsOf, type Payment } from '../payment/payment.ts';
import type { Invoice } from './invoice.ts';

/** The currency of an invoice by its id; undefined where the account has no such invoice. */
export type CurrencyOf = Pick<ReadonlyMap<string, string>, 'get'>;

/**
 * Open amount of every invoice in minor units: amount − Σ applied, reversed payments not counted. Below 0 where more
 * was applied than was owed, and for credit notes. M1: cash of another currency than the invoice's applies nothing.
 *
 * R1, R3: a payment counts from the moment it is booked, whatever its value date: a post-dated cheque in hand is not
 * collected again, as the ledger's own open items have it; a reversal opens the invoice again. Nor may a command that
 * was given offline and is run days later apply, promise or dispute what was paid meanwhile, though the money came
 * after the command's own day. What depends on the day reads the value date: promises (P2), plans (N2), key figures.
 */
export function openAmounts(
  invoices: readonly Invoice[],
  payments: readonly Payment[],
): ReadonlyMap<string, number> {
  const openMinor = openMinorAt(invoices, payments, invoiceIndexes(invoices));
  const open = new Map<string, number>();
  for (const [index, { id, amountMinor }] of invoices.entries())
    open.set(id, openMinor[index] ?? amountMinor);
  return open;
}

/** As {@link openAmounts}, by the place of the invoice in the list. */
export function openMinorAt(
  invoices: readonly Invoice[],
  payments: readonly Payment[],
  indexes: ReadonlyMap<string, number>,
): readonly number[] {
  const ledger = { invoices, indexes };
  const { openMinor, gone, come } = changesSince(lastOf.get(invoices), payments) ?? {
    openMinor: invoices.map((invoice) => invoice.amountMinor),
    gone: [],
    come: payments,
  };
  const open = [...openMinor];
  for (const payment of gone) applyPayment(open, payment, ledger, 1);
  for (const payment of come) applyPayment(open, payment, ledger, -1);
  lastOf.set(invoices, { payments, openMinor: open });
  return open;
}

type Computed = { readonly payments: readonly Payment[]; readonly openMinor: readonly number[] };

// A command writes one payment or two of the thousands that a large account has: what the others have applied is what
// it was. Lists are never changed in place; an account that is loaded anew has new ones.
const lastOf = new WeakMap<readonly Invoice[], Computed>();

/** Beyond so many other payments it is quicker to begin anew. */
const mostChanges = 100;

/** What was open, the payments that counted then and do not now, and those that it is the other way round with. */
type Changes = Pick<Computed, 'openMinor'> & {
  readonly gone: readonly Payment[];
  readonly come: readonly Payment[];
};

/** Undefined where nothing is known, or too much is different. */
function changesSince(last: Computed | undefined, payments: readonly Payment[]): Changes | undefined {
  if (last === undefined) return undefined;
  const gone: Payment[] = [];
  const come: Payment[] = [];
  for (let index = 0; index < Math.max(last.payments.length, payments.length); index += 1) {
    const before = last.payments[index];
    const now = payments[index];
    if (before === now) continue;
    if (before !== undefined) gone.push(before);
    if (now !== undefined) come.push(now);
    if (gone.length + come.length > mostChanges) return undefined;
  }
  return { openMinor: last.openMinor, gone, come };
}

type Ledger = { readonly invoices: readonly Invoice[]; readonly indexes: ReadonlyMap<string, number> };

function applyPayment(
  open: number[],
  { reversed, currency, allocations, applied }: Payment,
  { invoices, indexes }: Ledger,
  sign: 1 | -1,
): void {
  if (reversed) return;
  const apply = ({ invoiceId, amountMinor }: Allocation) => {
    const index = indexes.get(invoiceId);
    if (index === undefined || invoices[index]?.currency !== currency) return;
    open[index] = (open[index] ?? 0) + sign * amountMinor;
  };
  allocations.forEach(apply);
  applied.forEach(apply);
}

const indexesOf = new WeakMap<readonly Invoice[], ReadonlyMap<string, number>>();

/**
 * Where in the list an invoice is, by its id. Lists are never changed in place: what a list gave once holds for it,
 * through all commands that write payments.
 */
export function invoiceIndexes(invoices: readonly Invoice[]): ReadonlyMap<string, number> {
  const known = indexesOf.get(invoices);
  if (known !== undefined) return known;
  const indexes = new Map<string, number>();
  invoices.forEach(({ id }, index) => {
    indexes.set(id, index);
  });
  indexesOf.set(invoices, indexes);
  return indexes;
}

/** The currency of every invoice by its id: read off the invoices themselves, no second map of all of them. */
export function invoiceCurrencies(invoices: readonly Invoice[]): CurrencyOf {
  const indexes = invoiceIndexes(invoices);
  return {
    get(invoiceId) {
      const index = indexes.get(invoiceId);
      return index === undefined ? undefined : invoices[index]?.currency;
    },
  };
}

/**
 * R3: what is left of a payment after its allocations, in minor units: unapplied cash. 0 when reversed; below 0 where
 * the ledger applied more than was paid. Counts whatever the value date, as in {@link openAmounts}. M1: with the currencies of the account's invoices, an allocation to an
 * invoice of another currency applies nothing, as in {@link openAmounts}.
 */
export function unappliedMinor(payment: Payment, currencies: CurrencyOf = new Map<string, string>()): number {
  if (payment.reversed) return 0;
  let restMinor = payment.amountMinor;
  for (const { invoiceId, amountMinor } of allocationsOf(payment)) {
    if ((currencies.get(invoiceId) ?? payment.currency) === payment.currency) restMinor -= amountMinor;
  }
  return restMinor;
}
