import { describe, expect, test } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActivity } from '../../test/fixtures/builders/build-activity.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildNotice } from '../../test/fixtures/builders/build-notice.ts';
import { buildPaper } from '../../test/fixtures/builders/build-paper.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPlan } from '../../test/fixtures/builders/build-plan.ts';
import { buildPromise } from '../../test/fixtures/builders/build-promise.ts';
import { buildReceipt } from '../../test/fixtures/builders/build-receipt.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import { entryWindow } from './account-entries.ts';
import { effectiveOf } from './account-happenings.fixture.ts';
import { accountHistoryContent } from './account-history-content.ts';
import { allEntries } from './account-lists.fixture.ts';
import type { DocumentParties } from './ports/documents-port.ts';

const parties: DocumentParties = {
  organisation: {
    name: 'O',
    addressLines: [],
    phone: '',
    email: '',
    paymentLines: [],
    country: 'DE',
    timeZone: 'UTC',
  },
  account: { number: '1', name: 'A', addressLines: [], country: 'DE' },
};
const rules = { today: businessDate('2026-06-30'), settings: defaultSettings };
const nameOf = (userId: string) => ({ 'user-1': 'Carla Collins' })[userId] ?? userId;
const change = { field: 'collectorId', from: 'user-1 · North', to: 'user-2 · ' };
const aggregate = buildAggregate({
  activities: [
    buildActivity({ id: 'a1', on: '2026-03-02', at: '2026-03-02T09:00:00.000Z', note: 'First.' }),
    buildActivity({ id: 'a2', on: '2026-03-04', at: '2026-03-04T09:00:00.000Z', change }),
    buildActivity({ id: 'a3', on: '2026-03-04', at: '2026-03-04T08:00:00.000Z', note: 'Earlier that day.' }),
  ],
  promises: [buildPromise()],
  disputes: [buildDispute()],
  payments: [
    buildPayment({ id: 'p1', receivedOn: '2026-03-03', reference: 'B' }),
    buildPayment({ id: 'p2', receivedOn: '2026-03-03', reference: 'A' }),
  ],
  plans: [buildPlan()],
  receipts: [buildReceipt()],
  requests: [buildRequest()],
  notices: [buildNotice()],
  papers: [buildPaper()],
});
const contentOf = (from: string | null, to: string | null, account = aggregate) =>
  accountHistoryContent(parties, effectiveOf(account), rules, nameOf, { from, to, locale: 'en' });

describe('what a history is made of', () => {
  test('is all that the timeline shows, the oldest first', () => {
    const { entries } = contentOf(null, null);
    const timeline = entryWindow(effectiveOf(aggregate), rules, { ...allEntries, limit: 500 });
    expect(entries).toHaveLength(timeline.head.total);
    expect(entries.map(({ kind }) => kind).sort()).toEqual(timeline.rows.map(({ kind }) => kind).sort());
    const times = entries.map(({ date, at }) => `${date} ${at ?? ''}`);
    expect(times).toEqual(times.toSorted());
    expect(new Set(entries.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(8);
  });

  test('has no history that was issued: issuing one would make it another one', () => {
    const papers = [buildPaper(), buildPaper({ id: 'paper-2', number: 'A7-D2', kind: 'account-history' })];
    const { entries } = contentOf(null, null, { ...aggregate, papers });
    expect(entries.filter(({ kind }) => kind === 'paper')).toMatchObject([
      { document: 'statement', number: 'A7-D1', means: 'saved', copy: null, mails: [] },
    ]);
  });

  test('is of the days between two days, both of them included', () => {
    const { entries } = contentOf('2026-03-03', '2026-03-04');
    expect(entries.map(({ date, at }) => [date, at])).toEqual([
      ['2026-03-03', null],
      ['2026-03-03', null],
      ['2026-03-04', '2026-03-04T08:00:00.000Z'],
      ['2026-03-04', '2026-03-04T09:00:00.000Z'],
    ]);
    expect(entries).toMatchObject([
      { reference: 'A' },
      { reference: 'B' },
      { note: 'Earlier that day.' },
      {},
    ]);
    expect(contentOf('2026-03-05', '2026-03-01').entries).toEqual([]);
    expect(contentOf(null, null, buildAggregate()).entries).toEqual([]);
  });

  test('names people as the directory does', () => {
    expect(contentOf('2026-03-04', null).entries[1]).toMatchObject({
      change: { of: 'owner', from: 'Carla Collins · North', to: 'user-2' },
    });
  });

  test('holds nothing that is not printed: what else is of the account leaves it as it is', () => {
    const account = buildAccount({ riskClass: 'D', seq: 77 });
    expect(contentOf(null, null, { ...aggregate, account })).toEqual(contentOf(null, null));
    expect(JSON.stringify(contentOf(null, null))).not.toMatch(/"(seq|accountId|denominations|riskClass)"/);
  });
});
