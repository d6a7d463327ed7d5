import type {
  AccountEntry,
  ApplicationEntry,
  NamedInvoices,
  NoticeEntry,
  PaperEntry,
  PaymentEntry,
  PlanStepEntry,
  PromiseEntry,
  ReceiptEntry,
  RequestEntry,
} from '../../src-shared/contract/account-entries-view.ts';
import { ledgerPosition } from '../../src-shared/domain/account/ledger-position.ts';
import type { Activity } from '../../src-shared/domain/activity/activity.ts';
import type { IssuedPaperRecord } from '../../src-shared/domain/document/paper.ts';
import type { DunningNotice } from '../../src-shared/domain/dunning/notice.ts';
import { unappliedMinor } from '../../src-shared/domain/invoice/open-amount.ts';
import { sumMinor } from '../../src-shared/domain/money/amount.ts';
import { type Allocation, allocationsOf, type Payment } from '../../src-shared/domain/payment/payment.ts';
import type { PaymentPlan, PlanVersion } from '../../src-shared/domain/plan/plan.ts';
import { instalmentTotal } from '../../src-shared/domain/plan/schedule.ts';
import type { PromiseProgress } from '../../src-shared/domain/promise/promise-progress.ts';
import type { Receipt } from '../../src-shared/domain/receipt/receipt.ts';
import type { LedgerRequest } from '../../src-shared/domain/request/request.ts';
import { disputeEntry } from './account-dispute.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';
import type { Happening } from './happening.ts';
import { mailsByDocument, type PaperMails } from './paper-mails.ts';
import { bookingsOf } from './request-bookings.ts';

/** The number of an invoice; null where the ledger has it no more. */
type NumberOf = (invoiceId: string) => string | null;

/** Makes entries for the screen out of what happened on an account: ids of other documents become words. */
export function entryOf(
  { aggregate, waitingIds }: EffectiveAccount,
  { today, settings }: SummaryRules,
): (happening: Happening) => AccountEntry {
  const { positions, indexes } = ledgerPosition(aggregate, today, settings.policy);
  const numberOf: NumberOf = (id) => positions[indexes.get(id) ?? -1]?.invoice.number ?? null;
  const referenceOf = (paymentId: string) => references(aggregate.payments).get(paymentId) ?? '';
  const corrections = correctionsOf(aggregate.activities);
  const mails = mailsByDocument(aggregate.activities, waitingIds);
  return (happening) => {
    const { kind, id, date } = happening;
    const entry = { key: `${kind}/${id}`, date };
    const of = (documentId: string) => ({ ...entry, isWaiting: waitingIds.has(documentId) });
    switch (happening.kind) {
      case 'activity': {
        const { activity } = happening;
        return { ...of(id), kind: 'activity', activity, supersededBy: corrections.get(id) ?? null };
      }
      case 'promise':
        return {
          ...of(id),
          kind: 'promise',
          progress: promiseEntry(happening.progress, numberOf, referenceOf),
        };
      case 'dispute':
        return { ...of(id), kind: 'dispute', dispute: disputeEntry(happening.dispute, numberOf) };
      case 'payment':
        return { ...entry, kind: 'payment', payment: paymentEntry(happening.payment, numberOf) };
      case 'application': {
        const { payment, items, step } = happening;
        const application = applicationEntry(payment, items, numberOf);
        return { ...of(payment.id), kind: 'application', step, application };
      }
      case 'plan': {
        const { plan, version, step } = happening;
        return { ...of(plan.id), kind: 'plan', step, plan: planStepEntry(plan, version) };
      }
      case 'receipt': {
        const { receipt, step } = happening;
        return { ...of(receipt.id), kind: 'receipt', step, receipt: receiptEntry(receipt, numberOf) };
      }
      case 'request': {
        const { request, step } = happening;
        const bookings = bookingsOf(request, aggregate);
        return {
          ...of(request.id),
          kind: 'request',
          step,
          request: requestEntry(request, bookings, numberOf),
        };
      }
      case 'notice': {
        const { notice, step } = happening;
        return { ...of(notice.id), kind: 'notice', step, notice: noticeEntry(notice, numberOf) };
      }
      case 'paper':
        return { ...of(id), kind: 'paper', paper: paperEntry(happening.paper, mails) };
    }
  };
}

/** What corrects an entry, by its id. */
function correctionsOf(activities: readonly Activity[]): ReadonlyMap<string, string> {
  const corrections = new Map<string, string>();
  for (const { id, supersedes } of activities) if (supersedes !== null) corrections.set(supersedes, id);
  return corrections;
}

function planStepEntry(
  { id, currency, contactName }: PaymentPlan,
  { version, instalments }: PlanVersion,
): PlanStepEntry {
  const totalMinor = sumMinor(instalments.map(instalmentTotal));
  return { planId: id, version, currency, totalMinor, instalmentCount: instalments.length, contactName };
}

function receiptEntry(
  { items, exceptions, denominations: _counted, ...receipt }: Receipt,
  numberOf: NumberOf,
): ReceiptEntry {
  return { ...receipt, exceptionCount: exceptions.length, invoices: namedInvoices(items, numberOf) };
}

function requestEntry(
  { items, ...request }: LedgerRequest,
  bookings: RequestEntry['bookings'],
  numberOf: NumberOf,
): RequestEntry {
  return { ...request, bookings, invoices: namedInvoices(items, numberOf) };
}

function noticeEntry({ items, ...notice }: DunningNotice, numberOf: NumberOf): NoticeEntry {
  const amountMinor = sumMinor(items.map((item) => item.amountMinor));
  return { ...notice, amountMinor, invoices: namedInvoices(items, numberOf) };
}

function paperEntry(
  { id, number, kind, means, asOf, issued, copyOf }: IssuedPaperRecord,
  mails: PaperMails,
): PaperEntry {
  return {
    ...{ id, number, kind, means, asOf, issued },
    copyOf: copyOf && { number: copyOf.number, copy: copyOf.copy },
    mails: mails.get(id) ?? [],
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
    allocations: progress.status === 'open' ? allocations : [],
    counted: counted.map((cash) => ({ ...cash, reference: referenceOf(cash.paymentId) })),
    invoices: namedInvoices(allocations, numberOf),
  };
}

function paymentEntry(payment: Payment, numberOf: NumberOf): PaymentEntry {
  const { allocations: _ledger, applied: _people, takenBack: _history, ...cash } = payment;
  return {
    ...cash,
    freeMinor: unappliedMinor(payment),
    invoices: namedInvoices(allocationsOf(payment), numberOf),
  };
}

function applicationEntry(
  { id: paymentId, reference, currency }: Payment,
  items: readonly Allocation[],
  numberOf: NumberOf,
): ApplicationEntry {
  return {
    paymentId,
    reference,
    currency,
    amountMinor: sumMinor(items.map((item) => item.amountMinor)),
    itemCount: items.length,
    items: items
      .slice(0, listedItemCount)
      .map(({ invoiceId, amountMinor }) => ({ invoiceId, number: numberOf(invoiceId), amountMinor })),
  };
}

/** So many items of an application are listed, to be taken back one by one. */
const listedItemCount = 50;

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
