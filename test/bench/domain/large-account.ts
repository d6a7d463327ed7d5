import {
  type AccountAggregate,
  bareAggregate,
} from '../../../src-shared/domain/account/account-aggregate.ts';
import { addDays } from '../../../src-shared/domain/calendar/business-date.ts';
import { buildAccount } from '../../fixtures/builders/build-account.ts';
import { buildActivity } from '../../fixtures/builders/build-activity.ts';
import { builtToday } from '../../fixtures/builders/build-context.ts';
import { buildDispute } from '../../fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../fixtures/builders/build-invoice.ts';
import { buildNotice } from '../../fixtures/builders/build-notice.ts';
import { buildPayment } from '../../fixtures/builders/build-payment.ts';
import { buildPlan, buildPlanVersion } from '../../fixtures/builders/build-plan.ts';
import { buildPromise } from '../../fixtures/builders/build-promise.ts';
import { buildRequest } from '../../fixtures/builders/build-request.ts';
import { seededRandom } from '../harness/seeded-random.ts';

/** Somebody else than who gives the commands. */
const otherAsked = { ...buildRequest().asked, by: { userId: 'user-2', name: 'Otto Other' } };

type Position = { readonly invoiceId: string; readonly amountMinor: number };

/** The large account with what a command on it may be about. */
export type LargeAccount = {
  readonly aggregate: AccountAggregate;
  /** Open, overdue, and neither disputed nor promised nor on a plan. */
  readonly free: readonly Position[];
  /** A payment with cash that is applied to nothing. */
  readonly unappliedPaymentId: string;
};

/**
 * An account of this many invoices and a quarter as many payments, which settle the older half of them: of the others
 * some are disputed, promised, dunned, on a plan or asked to be written off.
 */
export function largeAccount(seed: number, invoiceCount: number): LargeAccount {
  const random = seededRandom(seed, 2);
  const items = Array.from({ length: invoiceCount }, (_, index): Position => {
    return { invoiceId: `invoice-${index}`, amountMinor: random.integer(1_000, 900_000) };
  });
  const settled = items.slice(0, invoiceCount / 2);
  const open = items.slice(settled.length);
  // At least one: a small account has all of it too.
  const part = (from: number, to: number) => {
    const first = Math.ceil(open.length * from);
    return open.slice(first, Math.max(first + 1, Math.ceil(open.length * to)));
  };
  const unapplied = buildPayment({ id: 'payment-unapplied', amountMinor: 10_000_000 });
  const aggregate: AccountAggregate = {
    ...bareAggregate(buildAccount({ creditLimitMinor: 500_000_000 })),
    invoices: items.map(({ invoiceId: id, amountMinor }, index) => {
      const dueDate = addDays(builtToday, Math.floor((-700 * (invoiceCount - index)) / invoiceCount));
      return buildInvoice({ id, amountMinor, dueDate, invoiceDate: addDays(dueDate, -30) });
    }),
    payments: [...paymentsOver(settled, Math.ceil(invoiceCount / 4) - 1), unapplied],
    promises: part(0, 0.01).map((one, index) =>
      buildPromise({
        id: `promise-${index}`,
        allocations: [one],
        madeOn: addDays(builtToday, -40 + (index % 40)),
        promisedDate: addDays(builtToday, (index % 40) - 20),
      }),
    ),
    disputes: part(0.01, 0.02).map((one, index) => buildDispute({ id: `dispute-${index}`, items: [one] })),
    plans: [planOver(part(0.02, 0.025))],
    notices: [1, 2].map((level) => noticeOver(part(0.1, 0.4), level)),
    requests: part(0.4, 0.45).map((one, index) =>
      buildRequest({ id: `request-${index}`, amountMinor: one.amountMinor, items: [one], asked: otherAsked }),
    ),
    activities: Array.from({ length: Math.ceil(invoiceCount / 20) }, (_, index) =>
      buildActivity({
        id: `activity-${index}`,
        on: addDays(builtToday, -(index % 700)),
        kind: index % 3 === 0 ? 'note' : 'call',
        outcome: index % 3 === 0 ? null : 'no-answer',
      }),
    ),
  };
  return { aggregate, free: part(0.5, 1), unappliedPaymentId: unapplied.id };
}

function paymentsOver(settled: readonly Position[], count: number) {
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((settled.length * index) / count);
    const allocations = settled.slice(from, Math.floor((settled.length * (index + 1)) / count));
    return buildPayment({
      id: `payment-${index}`,
      amountMinor: totalOf(allocations),
      receivedOn: addDays(builtToday, -(index % 365)),
      allocations: [...allocations],
    });
  });
}

function planOver(items: readonly Position[]) {
  const principalMinor = totalOf(items);
  const instalment = { interestMinor: 0, feeMinor: 0 };
  const firstMinor = Math.floor(principalMinor / 2);
  return buildPlan({
    versions: [
      buildPlanVersion({
        items: [...items],
        instalments: [
          { number: 1, dueDate: '2026-04-30', principalMinor: firstMinor, ...instalment },
          { number: 2, dueDate: '2026-05-30', principalMinor: principalMinor - firstMinor, ...instalment },
        ],
      }),
    ],
  });
}

function noticeOver(items: readonly Position[], level: number) {
  const dunned = items.map((one) => ({ ...one, daysPastDue: 10 * level, level }));
  const { sent } = buildNotice();
  const on = addDays(builtToday, 20 * level - 80);
  return buildNotice({ id: `notice-${level}`, level, items: dunned, sent: sent && { ...sent, on } });
}

function totalOf(items: readonly Position[]): number {
  return items.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
