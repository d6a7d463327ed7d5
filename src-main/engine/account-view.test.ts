import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountHead, type InvoiceRow, invoiceRowKey } from '../../src-shared/contract/account-view.ts';
import { applyListUpdate, type ListUpdate, type ListWindow } from '../../src-shared/contract/live-list.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import { defaultStrategy } from '../../src-shared/domain/priority/strategy.ts';
import { documentOf } from './account.fixture.ts';
import { accountView, accountWindow } from './account-view.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { listMessages } from './list-messages.ts';

type Window = ListWindow<AccountHead, InvoiceRow>;
type Update = ListUpdate<AccountHead, InvoiceRow>;

const rulesOn = (today: string) => ({
  today: businessDate(today),
  policy: defaultPolicy,
  strategy: defaultStrategy,
});
const rules = rulesOn('2026-03-31');

const invoiceOf = (index: number, dueDate: string) =>
  documentOf('invoices', {
    id: `i${index.toString()}`,
    number: `I-${index.toString()}`,
    dueDate,
    amountMinor: 10_000,
  });

const accountOf = (invoiceCount: number): AccountAggregate => ({
  account: documentOf('accounts', { id: 'account-1' }),
  invoices: Array.from({ length: invoiceCount }, (_, index) =>
    invoiceOf(index, `2026-0${(1 + (index % 5)).toString()}-1${(index % 7).toString()}`),
  ),
  payments: [],
  promises: [],
  disputes: [],
  activities: [],
});

const effectiveOf = (aggregate: AccountAggregate): EffectiveAccount => ({
  aggregate,
  waitingIds: new Set(),
  waitingCount: 0,
});

/** What can happen to an account, on the invoice `i<at>`. */
const happenings: Readonly<Record<string, (before: AccountAggregate, at: number) => AccountAggregate>> = {
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

describe('the live view of an account', () => {
  it('shows after its differences what the account is, whatever happened and however much of it is asked for', () => {
    const happened = fc.record({
      name: fc.constantFrom(...Object.keys(happenings)),
      at: fc.nat({ max: 14 }),
      isNextDay: fc.boolean(),
    });
    const limits = fc.constantFrom<(number | 'all')[]>(0, 1, 5, 'all');
    fc.assert(
      fc.property(limits, fc.array(happened, { maxLength: 12 }), (limit, steps) => {
        let aggregate = accountOf(12);
        let shown: Window | undefined;
        let day = 10;
        const messageOf = listMessages<AccountHead, InvoiceRow>(invoiceRowKey);
        const show = () => {
          const present = rulesOn(`2026-04-${day.toString()}`);
          const update = messageOf(accountWindow(effectiveOf(aggregate), present, limit));
          if (update !== undefined) shown = applyListUpdate(shown, sent(update), invoiceRowKey);
          // Of a copy, so that nothing remembered of the account takes part.
          const { openInvoices, ...facts } = accountView(effectiveOf(structuredClone(aggregate)), present);
          expect(shown).toEqual({
            head: { ...facts, openInvoiceCount: openInvoices.length },
            rows: limit === 'all' ? openInvoices : openInvoices.slice(0, limit),
          });
          expect(openInvoices).toEqual([...openInvoices].sort(byDueDateAndNumber));
        };
        show();
        for (const { name, at, isNextDay } of steps) {
          aggregate = happenings[name]?.(aggregate, at) ?? aggregate;
          if (isNextDay) day += 1;
          show();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('sends the one invoice that a promise is about, and of the head what the promise changed', () => {
    const before = accountOf(2_000);
    const messageOf = listMessages<AccountHead, InvoiceRow>(invoiceRowKey);
    messageOf(accountWindow(effectiveOf(before), rules, 'all'));
    const after = happenings.promise?.(before, 7) ?? before;
    const update = messageOf(accountWindow(effectiveOf(after), rules, 'all'));
    expect(update).toMatchObject({ kind: 'difference', rows: [{ id: 'i7', promisedMinor: 700 }] });
    if (update?.kind !== 'difference') throw new Error('no difference');
    expect(update.rows).toHaveLength(1);
    expect(update.order).toBeUndefined();
    expect(Object.keys(update.head ?? {}).sort()).toEqual([
      'figures',
      'invoiceNumbers',
      'priority',
      'promises',
    ]);
  });

  it('shows rows that nothing claims as the same objects, so that comparing them costs nothing', () => {
    const before = accountOf(20);
    const first = accountWindow(effectiveOf(before), rules, 'all').rows;
    const after = happenings.promise?.(before, 7) ?? before;
    const second = accountWindow(effectiveOf(after), rules, 'all').rows;
    expect(second.filter((row, index) => row !== first[index]).map(invoiceRowKey)).toEqual(['i7']);
  });
});

/** As it comes out of the transport: nothing of it is an object of the sender. */
function sent(update: Update): Update {
  return structuredClone(update);
}

function byDueDateAndNumber(one: InvoiceRow, other: InvoiceRow): number {
  const text = ({ dueDate, number }: InvoiceRow) => `${dueDate}/${number}`;
  return text(one) < text(other) ? -1 : 1;
}
