import { type AccountAggregate, bareAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { documentOf } from './account.fixture.ts';
import type { EffectiveAccount } from './effective-account.ts';

const invoiceOf = (index: number, dueDate: string) =>
  documentOf('invoices', {
    id: `i${index.toString()}`,
    number: `I-${index.toString()}`,
    dueDate,
    amountMinor: 10_000,
  });

/** An account with so many invoices of 100.00, `i0` on. */
export const accountWith = (invoiceCount: number): AccountAggregate => ({
  ...bareAggregate(documentOf('accounts', { id: 'account-1' })),
  invoices: Array.from({ length: invoiceCount }, (_, index) =>
    invoiceOf(index, `2026-0${(1 + (index % 5)).toString()}-1${(index % 7).toString()}`),
  ),
});

export const effectiveOf = (aggregate: AccountAggregate): EffectiveAccount => ({
  aggregate,
  waitingIds: new Set(),
  waitingCount: 0,
});

/** What can happen to an account, on the invoice `i<at>`. */
export const happenings: Readonly<
  Record<string, (before: AccountAggregate, at: number) => AccountAggregate>
> = {
  promise: (before, at) => ({
    ...before,
    promises: [
      ...before.promises,
      documentOf('promises', {
        id: `p${before.promises.length.toString()}`,
        amountMinor: 700,
        onAccountMinor: 0,
        allocations: [{ invoiceId: `i${at.toString()}`, amountMinor: 700 }],
        promisedDate: '2026-04-20',
      }),
    ],
  }),
  dispute: (before, at) => ({
    ...before,
    disputes: [
      ...before.disputes,
      documentOf('disputes', {
        id: `d${before.disputes.length.toString()}`,
        items: [{ invoiceId: `i${at.toString()}`, amountMinor: 900 }],
      }),
    ],
  }),
  call: (before) => ({
    ...before,
    activities: [
      ...before.activities,
      documentOf('activities', { id: `a${before.activities.length.toString()}` }),
    ],
  }),
  payment: (before, at) => ({
    ...before,
    payments: [
      ...before.payments,
      documentOf('payments', {
        id: `c${before.payments.length.toString()}`,
        amountMinor: 10_000,
        allocations: [{ invoiceId: `i${at.toString()}`, amountMinor: 10_000 }],
      }),
    ],
  }),
  invoice: (before, at) => ({
    ...before,
    invoices: [...before.invoices, invoiceOf(before.invoices.length, `2026-02-1${(at % 9).toString()}`)],
  }),
};
