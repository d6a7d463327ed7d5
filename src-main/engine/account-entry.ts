import type {
  AccountEntry,
  DisputeEntry,
  NamedInvoices,
  PaymentEntry,
  PromiseEntry,
} from '../../src-shared/contract/account-entries-view.ts';
import { ledgerPosition } from '../../src-shared/domain/account/ledger-position.ts';
import type { Dispute } from '../../src-shared/domain/dispute/dispute.ts';
import { unappliedMinor } from '../../src-shared/domain/invoice/open-amount.ts';
import type { Payment } from '../../src-shared/domain/payment/payment.ts';
import type { PromiseProgress } from '../../src-shared/domain/promise/promise-progress.ts';
import type { Happening } from './account-entries.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';

/** The number of an invoice; null where the ledger has it no more. */
type NumberOf = (invoiceId: string) => string | null;

/** Makes entries for the screen out of what happened on an account: ids of other documents become words. */
export function entryOf(
  { aggregate, waitingIds }: EffectiveAccount,
  { today, policy }: Pick<SummaryRules, 'today' | 'policy'>,
): (happening: Happening) => AccountEntry {
  const { positions, indexes } = ledgerPosition(aggregate, today, policy);
  const numberOf: NumberOf = (id) => positions[indexes.get(id) ?? -1]?.invoice.number ?? null;
  const referenceOf = (paymentId: string) => references(aggregate.payments).get(paymentId) ?? '';
  return (happening) => {
    const { kind, id, date } = happening;
    const isWaiting = waitingIds.has(id);
    const entry = { key: `${kind}/${id}`, date };
    switch (happening.kind) {
      case 'activity':
        return { ...entry, kind: 'activity', activity: happening.activity, isWaiting };
      case 'promise': {
        const progress = promiseEntry(happening.progress, numberOf, referenceOf);
        return { ...entry, kind: 'promise', progress, isWaiting };
      }
      case 'dispute':
        return { ...entry, kind: 'dispute', dispute: disputeEntry(happening.dispute, numberOf), isWaiting };
      case 'payment':
        return { ...entry, kind: 'payment', payment: paymentEntry(happening.payment, numberOf) };
    }
  };
}

function promiseEntry(
  { promise, counted, ...progress }: PromiseProgress,
  numberOf: NumberOf,
  referenceOf: (paymentId: string) => string,
): PromiseEntry {
  const { allocations, ...terms } = promise;
  return {
    ...progress,
    promise: terms,
    counted: counted.map((cash) => ({ ...cash, reference: referenceOf(cash.paymentId) })),
    invoices: namedInvoices(allocations, numberOf),
  };
}

function disputeEntry({ items, ...dispute }: Dispute, numberOf: NumberOf): DisputeEntry {
  return {
    ...dispute,
    items: items.map(({ invoiceId, amountMinor }) => ({ number: numberOf(invoiceId), amountMinor })),
  };
}

function paymentEntry(payment: Payment, numberOf: NumberOf): PaymentEntry {
  const { allocations, ...cash } = payment;
  return {
    ...cash,
    freeMinor: unappliedMinor(payment),
    invoices: namedInvoices(allocations, numberOf),
  };
}

const namedCount = 4;

function namedInvoices(
  allocations: readonly { readonly invoiceId: string }[],
  numberOf: NumberOf,
): NamedInvoices {
  const named = allocations.slice(0, namedCount);
  return { count: allocations.length, numbers: named.map((one) => numberOf(one.invoiceId)) };
}

const referencesOf = new WeakMap<readonly Payment[], ReadonlyMap<string, string>>();

function references(payments: readonly Payment[]): ReadonlyMap<string, string> {
  const known = referencesOf.get(payments);
  if (known !== undefined) return known;
  const found = new Map(payments.map((payment): [string, string] => [payment.id, payment.reference]));
  referencesOf.set(payments, found);
  return found;
}
