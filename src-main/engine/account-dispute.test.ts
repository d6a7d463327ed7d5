import { describe, expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { documentOf } from './account.fixture.ts';
import { disputeCase } from './account-dispute.ts';
import { entryWindow } from './account-entries.ts';
import { accountWith, effectiveOf } from './account-happenings.fixture.ts';
import { allEntries } from './account-lists.fixture.ts';

const rules = { today: businessDate('2026-03-31'), settings: defaultSettings };
const step = (index: number) => ({
  ...{ on: '2026-03-02', at: `2026-03-02T09:00:00.${String(index).padStart(3, '0')}Z` },
  ...{ by: { userId: 'user-1', name: 'Carla' }, kind: 'commented', note: `note ${index}`, processor: null },
});
const history = Array.from({ length: 1_000 }, (_, index) => step(index));
const account = effectiveOf({
  ...accountWith(2),
  disputes: [
    documentOf('disputes', {
      id: 'd1',
      items: [
        { invoiceId: 'i1', amountMinor: 900 },
        { invoiceId: 'gone', amountMinor: 100 },
      ],
      acceptedItems: [{ invoiceId: 'i1', amountMinor: 400 }],
      description: 'Prices',
      history,
    }),
  ],
});

describe('a dispute', () => {
  it('D1: stands in lists with what they show, however long its history', () => {
    const { rows } = entryWindow(account, rules, { ...allEntries, kind: 'dispute' });
    expect(rows).toMatchObject([
      {
        dispute: {
          id: 'd1',
          description: 'Prices',
          items: [
            { number: 'I-1', amountMinor: 900 },
            { number: null, amountMinor: 100 },
          ],
        },
      },
    ]);
    expect(JSON.stringify(rows).length).toBeLessThan(1_000);
  });

  it('D1: is opened with its whole history', () => {
    expect(disputeCase(account, rules, 'd1')).toMatchObject({
      history,
      items: [{ number: 'I-1' }, { number: null }],
      acceptedItems: [{ invoiceId: 'i1', number: 'I-1', amountMinor: 400 }],
      isWaiting: false,
    });
    expect(disputeCase(account, rules, 'nowhere')).toBeNull();
  });
});
