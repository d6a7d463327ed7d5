import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountSummaryRow, openFileOfVersion, outboxRow } from './migration.fixture.ts';

let opened: ReturnType<typeof openFileOfVersion>;
beforeEach(() => {
  opened = openFileOfVersion(1);
});
afterEach(() => opened.remove());

describe('migration 0002', () => {
  test('adds the worklist and keeps every command in the outbox', () => {
    opened.insert('outbox_command', outboxRow);
    expect(opened.migrate().map(({ version }) => version)).toEqual([2]);
    opened.insert('account_summary', accountSummaryRow);
    opened.insert('stale_account', { account_id: 'a-2', mark: 1 });
    expect(opened.rows('outbox_command')).toEqual([outboxRow]);
    expect(opened.rows('account_summary')).toEqual([accountSummaryRow]);
    expect(opened.rows('stale_account')).toEqual([{ account_id: 'a-2', mark: 1 }]);
  });
});
