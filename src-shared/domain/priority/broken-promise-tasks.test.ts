import { describe, expect, test } from 'vitest';
import { buildActivity } from '../../../test/fixtures/builders/build-activity.ts';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import type { AccountAggregate } from '../account/account-aggregate.ts';
import { accountPosition } from '../account/account-position.ts';
import { businessDate } from '../calendar/business-date.ts';
import { defaultSettings } from '../organisation/settings.ts';
import { brokenPromiseTasks } from './broken-promise-tasks.ts';

function tasks(overrides: Partial<AccountAggregate>, today = '2026-04-20') {
  const aggregate = buildAggregate({ promises: [buildPromise()], ...overrides });
  const position = accountPosition(aggregate, businessDate(today), defaultSettings);
  return brokenPromiseTasks(position, aggregate.activities).map(({ promise, brokeOn, shortMinor }) => [
    ...[promise.id, brokeOn, shortMinor],
  ]);
}

const applied = (amountMinor: number, receivedOn: string) =>
  buildPayment({ amountMinor, receivedOn, allocations: [{ invoiceId: 'invoice-1', amountMinor }] });

describe('the follow-up of a broken promise', () => {
  test('P4: opens on the day after the last day on which cash could keep the promise', () => {
    expect(tasks({}, '2026-04-10')).toEqual([]);
    expect(tasks({}, '2026-04-11')).toEqual([['promise-1', '2026-04-11', 100_00]]);
  });

  test('P4: is closed by a contact on that day or later, not by one before and not by a note', () => {
    const call = (on: string, more: object = {}) => tasks({ activities: [buildActivity({ on, ...more })] });
    expect(call('2026-04-10')).toHaveLength(1);
    expect(call('2026-04-11')).toEqual([]);
    expect(call('2026-04-11', { direction: 'inbound' })).toEqual([]);
    expect(call('2026-04-15', { kind: 'note', outcome: null })).toHaveLength(1);
  });

  test('P4: is open again where the contact was corrected away', () => {
    const call = buildActivity({ id: 'call', on: '2026-04-15' });
    const noCall = buildActivity({
      id: 'no',
      on: '2026-04-15',
      kind: 'note',
      outcome: null,
      supersedes: 'call',
    });
    expect(tasks({ activities: [call] })).toEqual([]);
    expect(tasks({ activities: [call, noCall] })).toHaveLength(1);
  });

  test('P4: is about what is missing of a promise that was kept in part', () => {
    expect(tasks({ payments: [applied(30_00, '2026-04-05')] })).toEqual([['promise-1', '2026-04-11', 70_00]]);
  });

  test('P4: goes away when the promise is kept after all or nothing is left to collect', () => {
    expect(tasks({ payments: [applied(100_00, '2026-04-05')] })).toEqual([]);
    expect(tasks({ payments: [applied(100_00, '2026-04-18')] })).toEqual([]);
    const disputes = [buildDispute({ items: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }] })];
    expect(tasks({ disputes })).toEqual([]);
  });

  test('P4: a promise on account is asked about while anything is to collect', () => {
    const promises = [buildPromise({ allocations: [], onAccountMinor: 20_00 })];
    expect(tasks({ promises })).toEqual([['promise-1', '2026-04-11', 20_00]]);
    expect(tasks({ promises, payments: [applied(100_00, '2026-03-01')] })).toEqual([]);
  });

  test('P4: the promise that broke first comes first', () => {
    const promises = [
      buildPromise({ id: 'late', promisedDate: '2026-04-12' }),
      buildPromise({ id: 'early', promisedDate: '2026-04-02' }),
    ];
    expect(tasks({ promises }).map(([id]) => id)).toEqual(['early', 'late']);
  });
});
