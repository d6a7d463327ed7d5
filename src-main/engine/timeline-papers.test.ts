import { describe, expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildPaper } from '../../test/fixtures/builders/build-paper.ts';
import { documentOf } from './account.fixture.ts';
import { entryWindow } from './account-entries.ts';
import { effectiveOf } from './account-happenings.fixture.ts';
import { allEntries } from './account-lists.fixture.ts';

const rules = { today: businessDate('2026-06-30'), settings: defaultSettings };
const first = buildPaper();
const copyOf = {
  ...{ paperId: first.id, number: first.number, issuedOn: first.issued.on, issuedAt: first.issued.at },
  copy: 1,
};
const copy = buildPaper({
  ...{ id: 'paper-2', number: 'A7-D2', means: 'mailed', copyOf },
  issued: { ...first.issued, on: '2026-04-01', at: '2026-04-01T09:00:00.000Z' },
});
const mailed = (id: string, at: string, mail: object) =>
  documentOf('activities', {
    ...{ id, on: '2026-04-01', at: `2026-04-01T${at}:00.000Z`, kind: 'email', contactName: 'Ida' },
    mail: {
      ...{ contactId: 'contact-1', address: 'ida@example.com', subject: 'S', text: 'T' },
      ...{ documentId: 'paper-2', state: 'queued', trouble: null, sentAt: null },
      file: { sha256: 'f'.repeat(64), name: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 9 },
      ...mail,
    },
  });
const aggregate = buildAggregate({
  papers: [first, copy],
  activities: [
    mailed('failed', '09:01', { state: 'failed', trouble: 'recipient-refused' }),
    mailed('again', '09:05', { address: 'ida@example.org' }),
  ],
});
const account = { ...effectiveOf(aggregate), waitingIds: new Set(['again']) };
const papers = entryWindow(account, rules, { ...allEntries, kind: 'paper' });

describe('the documents that were issued, in the timeline', () => {
  it('stand each at its time with its number, how it was handed out, and what it is a copy of', () => {
    expect(papers.head.total).toBe(2);
    expect(papers.rows).toMatchObject([
      {
        key: 'paper/paper-2',
        date: '2026-04-01',
        paper: { number: 'A7-D2', means: 'mailed', copyOf: { number: 'A7-D1', copy: 1 } },
      },
      {
        key: 'paper/paper-1',
        date: '2026-03-31',
        paper: { number: 'A7-D1', kind: 'statement', means: 'saved', copyOf: null, mails: [] },
      },
    ]);
  });

  it('say whom each was mailed to and what became of it, the newest first', () => {
    const about = { contactName: 'Ida' };
    const address = 'ida@example.com';
    expect(papers.rows[0]).toHaveProperty('paper.mails', [
      {
        ...{ ...about, activityId: 'again', address: 'ida@example.org', state: 'queued', trouble: null },
        isWaiting: true,
      },
      {
        ...{ ...about, activityId: 'failed', address, state: 'failed', trouble: 'recipient-refused' },
        isWaiting: false,
      },
    ]);
  });

  it('are in the timeline of everything, among what else happened', () => {
    const { rows } = entryWindow(account, rules, allEntries);
    expect(rows.map(({ key }) => key)).toEqual([
      'activity/again',
      'activity/failed',
      'paper/paper-2',
      'paper/paper-1',
    ]);
  });
});
