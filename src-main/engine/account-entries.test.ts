import { describe, expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { documentOf } from './account.fixture.ts';
import { entryWindow } from './account-entries.ts';
import { accountWith, effectiveOf } from './account-happenings.fixture.ts';
import { allEntries } from './account-lists.fixture.ts';

const rules = { today: businessDate('2026-03-31'), settings: defaultSettings };
const allocationsTo = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ invoiceId: `i${index.toString()}`, amountMinor: 100 }));

const account = effectiveOf({
  ...accountWith(30),
  activities: [
    documentOf('activities', { id: 'a1', on: '2026-02-01', at: '2026-02-01T09:00:00.000Z', note: 'sought' }),
    documentOf('activities', { id: 'a2', on: '2026-03-01', at: '2026-03-01T10:00:00.000Z', note: 'sought' }),
  ],
  payments: [
    documentOf('payments', {
      id: 'c1',
      receivedOn: '2026-03-02',
      reference: 'BANK 7',
      allocations: allocationsTo(6),
    }),
    documentOf('payments', { id: 'c2', receivedOn: '2026-01-15', amountMinor: 1_000 }),
  ],
  promises: [
    documentOf('promises', {
      id: 'p1',
      onAccountMinor: 0,
      amountMinor: 101,
      allocations: [...allocationsTo(1), { invoiceId: 'gone', amountMinor: 1 }],
      promisedDate: '2026-03-10',
    }),
  ],
  disputes: [documentOf('disputes', { id: 'd1', items: allocationsTo(2) })],
});
const read = (query: object) => entryWindow(account, rules, { ...allEntries, ...query });
const keysOf = (query: object) => read(query).rows.map((entry) => entry.key);

describe('what happened on an account', () => {
  it('stands newest first, by part and by kind', () => {
    const all = ['payment/c1', 'activity/a2', 'dispute/d1', 'promise/p1', 'activity/a1', 'payment/c2'];
    expect(keysOf({})).toEqual(all);
    expect(keysOf({ offset: 2, limit: 2 })).toEqual(all.slice(2, 4));
    expect(read({ offset: 2, limit: 2 }).head.total).toBe(6);
    expect(keysOf({ kind: 'payment' })).toEqual(['payment/c1', 'payment/c2']);
    expect(keysOf({ kind: 'activity' })).toEqual(['activity/a2', 'activity/a1']);
    expect(read({ kind: 'dispute' }).head.total).toBe(1);
  });

  it('payments of one day stand by their references, whatever their ids', () => {
    const paid = (id: string, reference: string) =>
      documentOf('payments', { id, reference, receivedOn: '2026-03-02' });
    const payments = [paid('x1', 'RE-3'), paid('x2', 'RE-1'), paid('x3', 'RE-2')];
    const { rows } = entryWindow(effectiveOf({ ...accountWith(1), payments }), rules, allEntries);
    expect(rows.map(({ key }) => key)).toEqual(['payment/x2', 'payment/x3', 'payment/x1']);
  });

  it('names invoices and payments in words: the first few of many, and those that the ledger has no more', () => {
    const [payment] = read({ kind: 'payment' }).rows;
    expect(payment).toMatchObject({
      payment: { freeMinor: 400, invoices: { count: 6, numbers: ['I-0', 'I-1', 'I-2', 'I-3'] } },
    });
    expect(read({ kind: 'promise' }).rows).toMatchObject([
      { progress: { counted: [{ reference: 'BANK 7' }], invoices: { count: 2, numbers: ['I-0', null] } } },
    ]);
    expect(read({ kind: 'dispute' }).rows).toMatchObject([
      { dispute: { items: [{ number: 'I-0', amountMinor: 100 }, { number: 'I-1' }] } },
    ]);
  });

  it('notes are the activities that are notes, and nothing else that somebody wrote', () => {
    const noted = effectiveOf({
      ...accountWith(1),
      activities: [
        documentOf('activities', { id: 'call', note: 'Spoke with Ida.' }),
        documentOf('activities', { id: 'note', kind: 'note', outcome: null, note: 'Pays on Fridays.' }),
      ],
    });
    const { head, rows } = entryWindow(noted, rules, { ...allEntries, kind: 'note' });
    expect(head.total).toBe(1);
    expect(rows.map((entry) => entry.key)).toEqual(['activity/note']);
  });

  it('says where the newest entry with a note stands, also outside the part that is shown', () => {
    expect(read({ soughtNote: 'sought', offset: 4, limit: 1 }).head.soughtIndex).toBe(1);
    expect(read({ soughtNote: 'nowhere' }).head.soughtIndex).toBeNull();
  });
});
