import { describe, expect, it } from 'vitest';
import { promiseInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { bareAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { documentOf } from './account.fixture.ts';
import { accountSummary } from './account-summary.ts';
import { collector, envelopeOf } from './command.fixture.ts';
import { createEffectiveAccounts } from './effective-account.ts';
import type { OutboxCommand } from './ports/outbox-port.ts';

const rules = { today: businessDate('2026-03-31'), settings: defaultSettings };

const contactOf = (name: string, fields: object = {}) => ({
  ...{ id: `contact-${name.length}`, name, role: '', phone: '', email: '' },
  ...{ preferredChannel: null, consents: [], doNotContact: false, ...fields },
});

const aggregate = {
  ...bareAggregate(
    documentOf('accounts', {
      id: 'account-1',
      contacts: [
        contactOf('Jürgen', { role: 'AP', phone: '+49 30 1', email: 'j@example.org' }),
        contactOf('Ana'),
      ],
    }),
  ),
  invoices: [
    documentOf('invoices', { id: 'i1', number: 'I-1', amountMinor: 10_000, reference: 'PO-7' }),
    documentOf('invoices', {
      id: 'i2',
      number: 'I-2',
      amountMinor: 700,
      currency: 'USD',
      dueDate: '2026-05-01',
    }),
  ],
  payments: [],
  promises: [
    documentOf('promises', { id: 'open', promisedDate: '2026-04-02', note: 'by Thursday' }),
    documentOf('promises', { id: 'broken', promisedDate: '2026-02-20', madeAt: '2026-02-01T09:00:00.000Z' }),
    documentOf('promises', {
      id: 'long-ago',
      promisedDate: '2025-03-01',
      madeAt: '2025-02-01T09:00:00.000Z',
    }),
  ],
  disputes: [
    documentOf('disputes', {
      id: 'late',
      items: [
        { invoiceId: 'i1', amountMinor: 300 },
        { invoiceId: 'i2', amountMinor: 200 },
      ],
      description: 'price differs',
    }),
    documentOf('disputes', { id: 'over', state: 'resolved', items: [{ invoiceId: 'i1', amountMinor: 1 }] }),
  ],
  activities: [
    documentOf('activities', { id: 'n1', note: 'asked for a copy', nextAction: null }),
    documentOf('activities', {
      id: 'n2',
      kind: 'call',
      at: '2026-03-02T09:00:00.000Z',
      nextAction: { date: '2026-04-01', text: 'call again', channel: 'call' },
    }),
  ],
};

const effectiveAccount = createEffectiveAccounts(() => null);
const summaryOf = (pending: readonly OutboxCommand[] = []) =>
  accountSummary(effectiveAccount(aggregate, pending, defaultSettings), rules);

describe('what the read models keep of an account', () => {
  it('M1: its figures in every currency, its own first', () => {
    expect(summaryOf().balances.map(({ currency, balanceMinor }) => [currency, balanceMinor])).toEqual([
      ['EUR', 10_000],
      ['USD', 700],
    ]);
    expect(summaryOf().row).toMatchObject({
      currency: 'EUR',
      balanceMinor: 10_000,
      hasOtherCurrencies: true,
    });
  });

  it('M1: its oldest item is that of all currencies', () => {
    const { invoices } = aggregate;
    const old = documentOf('invoices', {
      id: 'old',
      amountMinor: 500,
      currency: 'USD',
      dueDate: '2025-03-31',
    });
    const { row, balances } = accountSummary(
      effectiveAccount({ ...aggregate, invoices: [...invoices, old] }, [], defaultSettings),
      rules,
    );
    expect(balances.map((one) => one.oldestDaysPastDue)[1]).toBe(row.oldestDaysPastDue);
    expect(row.oldestDaysPastDue).toBeGreaterThan(balances[0]?.oldestDaysPastDue ?? Infinity);
  });

  it('P2, P4: open promises, and those not kept within the window of the strategy', () => {
    const { promises, row } = summaryOf();
    expect(promises.map((promise) => [promise.promiseId, promise.status])).toEqual([
      ['open', 'open'],
      ['broken', 'broken'],
    ]);
    expect(promises[0]).toMatchObject({
      accountId: 'account-1',
      accountNumber: '1000',
      promisedDate: '2026-04-02',
      deadline: '2026-04-05',
      amountMinor: 1_000,
      countedMinor: 0,
      shortMinor: 1_000,
      // P3: two earlier promises on the account were not kept.
      level: 2,
      isWaiting: false,
    });
    expect(row.brokenPromiseCount).toBe(1);
  });

  it.each([
    ['2026-03-09', null],
    ['2026-03-10', '2026-03-10'],
  ])('P2: a promise made on %s is the answer to one of 10 March that was not kept: %s', (madeOn, anewOn) => {
    const promises = aggregate.promises.map((one) => {
      if (one.id === 'broken') return { ...one, promisedDate: businessDate('2026-03-10') };
      return one.id === 'open' ? { ...one, madeOn: businessDate(madeOn) } : one;
    });
    const { row } = accountSummary(effectiveAccount({ ...aggregate, promises }, [], defaultSettings), rules);
    expect(row.promisedAnewOn).toBe(anewOn);
  });

  it('D3: disputes that are not closed with the amount of all their items, active ones counted', () => {
    expect(summaryOf().disputes).toMatchObject([
      { disputeId: 'late', dueDate: '2026-03-11', amountMinor: 500, processor: 'sales' },
      { disputeId: 'over', state: 'resolved' },
    ]);
    expect(summaryOf().row.activeDisputeCount).toBe(1);
  });

  it('the next action of the account', () => {
    expect(summaryOf().row.nextAction).toEqual({
      ...{ date: '2026-04-01', text: 'call again', channel: 'call' },
    });
  });

  it('every text that a search looks through, none of them empty', () => {
    expect(summaryOf().searchTexts).toEqual({
      contacts: ['Jürgen', '+49 30 1', 'j@example.org', 'Ana'],
      notes: ['asked for a copy', 'by Thursday', 'price differs'],
      invoices: ['I-1', 'PO-7', 'I-2'],
    });
  });

  it('a promise that the server has not answered yet is marked as waiting', () => {
    const input = promiseInput('i1', 4_000);
    const command: OutboxCommand = {
      envelope: envelopeOf({ name: 'promise.record', input }),
      actor: collector,
      state: 'sent',
      failures: [],
      documents: [],
    };
    const summary = summaryOf([command]);
    const waiting = summary.promises.filter((promise) => promise.isWaiting);
    expect(waiting.map((promise) => promise.promiseId)).toEqual([input.promiseId]);
    expect(summary.row.waitingCount).toBe(1);
  });

  it('is to be worked for anything overdue or due, and not otherwise', () => {
    const quiet = {
      ...aggregate,
      invoices: [documentOf('invoices', { id: 'i1', dueDate: '2026-05-01' })],
      promises: [],
      disputes: [],
      activities: [],
    };
    const isToWork = (changes: Partial<typeof aggregate>) =>
      accountSummary(effectiveAccount({ ...quiet, ...changes }, [], defaultSettings), rules).isToWork;
    const action = { date: '2026-03-31', text: 'today', channel: null };
    expect(isToWork({})).toBe(false);
    expect(isToWork({ invoices: aggregate.invoices })).toBe(true);
    expect(isToWork({ disputes: aggregate.disputes })).toBe(true);
    expect(isToWork({ activities: [documentOf('activities', { id: 'n', nextAction: action })] })).toBe(true);
    expect(isToWork({ promises: [documentOf('promises', { id: 'p', promisedDate: '2026-03-31' })] })).toBe(
      true,
    );
    expect(isToWork({ promises: [documentOf('promises', { id: 'p', promisedDate: '2026-04-01' })] })).toBe(
      false,
    );
  });
});
