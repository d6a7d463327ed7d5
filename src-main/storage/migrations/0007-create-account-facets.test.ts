import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileOfVersion, outboxRow } from './migration.fixture.ts';

let opened: ReturnType<typeof openFileOfVersion>;
beforeEach(() => {
  opened = openFileOfVersion(6);
});
afterEach(() => opened.remove());

const summary = {
  account_key: 1,
  account_id: 'a-1',
  revision: 1,
  number_order: '100',
  sort_name: 'muller',
  currency: 'EUR',
  score: 7,
  overdue_minor: 12_345,
  to_collect_minor: 10_000,
  oldest_days: 31,
  last_contact_on: '2026-01-31',
  flags: 3,
  contact_chunks: 0,
  note_chunks: 0,
  invoice_chunks: 0,
};

describe('migration 0007', () => {
  test('adds what accounts are grouped by and keeps outbox and rows', () => {
    opened.insert('outbox_command', outboxRow);
    opened.insert('account_summary', summary);
    expect(opened.migrate().map(({ version }) => version)).toEqual([7]);
    const facet = {
      facet_key: 1,
      segment: 'Retail',
      collector_id: 'u-1',
      risk_class: 'A',
      parent_id: '',
    };
    opened.insert('account_facet', facet);
    expect(opened.rows('account_facet')).toEqual([facet]);
    expect(opened.rows('outbox_command')).toEqual([outboxRow]);
    expect(opened.rows('account_summary')).toEqual([{ ...summary, facet_key: 0 }]);
  });
});
