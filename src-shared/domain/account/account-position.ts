import type { BusinessDate } from '../calendar/business-date.ts';
import { type Dispute, isDisputeActive } from '../dispute/dispute.ts';
import { ageingBucket, daysPastDue } from '../invoice/ageing.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { invoiceCurrencies, openAmounts } from '../invoice/open-amount.ts';
import type { Policy } from '../organisation/policy.ts';
import { type PromiseProgress, promisedOnInvoice, promiseProgress } from '../promise/promise-progress.ts';
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
  /** I3: the part of the undisputed open amount that open promises cover. */
  readonly promisedMinor: number;
  /** P1, D3: what may still be promised: open − disputed − promised, never below 0. */
  readonly promisableMinor: number;
  /** I3: overdue − disputed − promised, never below 0. */
  readonly toCollectMinor: number;
};

/** Where the whole account stands on a date: every invoice and every promise. */
export type AccountPosition = {
  readonly today: BusinessDate;
  readonly invoices: readonly InvoicePosition[];
  readonly promises: readonly PromiseProgress[];
};

/** I1–I3, P2: computes the position of an account. Pure: the date and the policy come in. */
export function accountPosition(
  aggregate: AccountAggregate,
  today: BusinessDate,
  policy: Policy,
): AccountPosition {
  const open = openAmounts(aggregate.invoices, aggregate.payments);
  const promises = promiseProgress(aggregate.promises, aggregate.payments, today, policy);
  const currencies = invoiceCurrencies(aggregate.invoices);
  const disputed = disputedByInvoice(aggregate.disputes, currencies);
  const promised = promisedByInvoice(promises, currencies);
  const invoices = aggregate.invoices.map((invoice) =>
    positionOf(
      invoice,
      {
        openMinor: open.get(invoice.id) ?? invoice.amountMinor,
        disputedMinor: disputed.get(invoice.id) ?? 0,
        promisedMinor: promised.get(invoice.id) ?? 0,
      },
      today,
      policy,
    ),
  );
  return { today, invoices, promises };
}

function positionOf(
  invoice: Invoice,
  claims: { openMinor: number; disputedMinor: number; promisedMinor: number },
  today: BusinessDate,
  policy: Policy,
): InvoicePosition {
  const owed = Math.max(0, claims.openMinor);
  const disputedMinor = Math.min(owed, claims.disputedMinor);
  const promisedMinor = Math.min(owed - disputedMinor, claims.promisedMinor);
  const promisableMinor = owed - disputedMinor - promisedMinor;
  const days = owed > 0 ? daysPastDue(invoice.dueDate, today) : 0;
  return {
    invoice,
    openMinor: claims.openMinor,
    daysPastDue: days,
    bucket: ageingBucket(days, policy.ageingBucketDays),
    disputedMinor,
    promisedMinor,
    promisableMinor,
    toCollectMinor: days > 0 ? promisableMinor : 0,
  };
}

type Currencies = ReturnType<typeof invoiceCurrencies>;

/** M1: a claim in another currency than its invoice (which the ledger has changed since) counts for nothing. */
function disputedByInvoice(disputes: readonly Dispute[], currencies: Currencies): Map<string, number> {
  const total = new Map<string, number>();
  for (const dispute of disputes) {
    if (!isDisputeActive(dispute)) continue;
    for (const item of dispute.items) {
      if (currencies.get(item.invoiceId) !== dispute.currency) continue;
      total.set(item.invoiceId, (total.get(item.invoiceId) ?? 0) + item.amountMinor);
    }
  }
  return total;
}

function promisedByInvoice(
  promises: readonly PromiseProgress[],
  currencies: Currencies,
): Map<string, number> {
  const total = new Map<string, number>();
  for (const progress of promises) {
    const ids = new Set(progress.promise.allocations.map((allocation) => allocation.invoiceId));
    for (const id of ids) {
      if (currencies.get(id) !== progress.promise.currency) continue;
      total.set(id, (total.get(id) ?? 0) + promisedOnInvoice(progress, id));
    }
  }
  return total;
}
