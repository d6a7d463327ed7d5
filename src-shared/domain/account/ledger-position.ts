import type { BusinessDate } from '../calendar/business-date.ts';
import { ageingBucket, daysPastDue } from '../invoice/ageing.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { type CurrencyOf, invoiceCurrencies, invoiceIndexes, openMinorAt } from '../invoice/open-amount.ts';
import type { Policy } from '../organisation/policy.ts';
import type { AccountAggregate } from './account-aggregate.ts';

/** Where one invoice stands on a date. Amounts in minor units of the invoice's currency. */
export type InvoicePosition = {
  readonly invoice: Invoice;
  readonly openMinor: number;
  readonly daysPastDue: number;
  /** I1: index of the ageing bucket. */
  readonly bucket: number;
  /** I2: the part of the open amount that is disputed. */
  readonly disputedMinor: number;
  /** I3: of the rest, what approved write-offs, waivers and credit notes take off when the ledger books them. */
  readonly adjustedMinor: number;
  /** I3: the part of the rest that open promises cover. */
  readonly promisedMinor: number;
  /** I3: the part of the rest that is on active plans and not met yet. */
  readonly plannedMinor: number;
  /** P1, D3: what may still be promised: open − disputed − adjusted − promised − planned, never below 0. */
  readonly promisableMinor: number;
  /** I3: overdue − disputed − adjusted − promised − planned, never below 0. */
  readonly toCollectMinor: number;
};

/** What invoices and payments alone say: nothing is disputed, nothing promised. */
export type LedgerPosition = {
  readonly positions: readonly InvoicePosition[];
  /** Where in `positions` an invoice is, by its id. */
  readonly indexes: ReadonlyMap<string, number>;
  /** The currency of every invoice by its id. */
  readonly currencies: CurrencyOf;
};

type Ledger = Pick<AccountAggregate, 'invoices' | 'payments'>;
type Computed = {
  readonly payments: Ledger['payments'];
  readonly today: BusinessDate;
  readonly policy: Policy;
  readonly result: LedgerPosition;
};

// Commands write promises, disputes and activities: invoices and payments stay the same lists through all of them,
// and are most of an account. Lists are never changed in place, so what one list gave once holds for it.
const lastOf = new WeakMap<Ledger['invoices'], Computed>();

/** I1: the open amount and the age of every invoice on a date. */
export function ledgerPosition(ledger: Ledger, today: BusinessDate, policy: Policy): LedgerPosition {
  const { invoices, payments } = ledger;
  const last = lastOf.get(invoices);
  if (last?.payments === payments && last.today === today && last.policy === policy) return last.result;
  const result = compute(ledger, today, policy);
  lastOf.set(invoices, { payments, today, policy, result });
  return result;
}

function compute({ invoices, payments }: Ledger, today: BusinessDate, policy: Policy): LedgerPosition {
  const indexes = invoiceIndexes(invoices);
  const openMinor = openMinorAt(invoices, payments, indexes);
  const positions = invoices.map((invoice, index) =>
    unclaimedPosition(invoice, openMinor[index] ?? invoice.amountMinor, today, policy),
  );
  return { positions, indexes, currencies: invoiceCurrencies(invoices) };
}

function unclaimedPosition(
  invoice: Invoice,
  openMinor: number,
  today: BusinessDate,
  policy: Policy,
): InvoicePosition {
  const owed = Math.max(0, openMinor);
  const days = owed > 0 ? daysPastDue(invoice.dueDate, today) : 0;
  return {
    invoice,
    openMinor,
    daysPastDue: days,
    bucket: ageingBucket(days, policy.ageingBucketDays),
    disputedMinor: 0,
    adjustedMinor: 0,
    promisedMinor: 0,
    plannedMinor: 0,
    promisableMinor: owed,
    toCollectMinor: days > 0 ? owed : 0,
  };
}
