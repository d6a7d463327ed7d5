import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountSummaryRow, openFileOfVersion, outboxRow } from './migration.fixture.ts';

let opened: ReturnType<typeof openFileOfVersion>;
beforeEach(() => {
  opened = openFileOfVersion(2);
});
afterEach(() => opened.remove());

describe('migration 0003', () => {
  test('adds the settings of the device and keeps outbox and worklist', () => {
    opened.insert('outbox_command', outboxRow);
    opened.insert('account_summary', accountSummaryRow);
    expect(opened.migrate().map(({ version }) => version)).toEqual([3]);
    opened.insert('device_setting', { name: 'device-id', value: 'd-1' });
    expect(opened.rows('outbox_command')).toEqual([outboxRow]);
    expect(opened.rows('account_summary')).toEqual([accountSummaryRow]);
    expect(opened.rows('device_setting')).toEqual([{ name: 'device-id', value: 'd-1' }]);
  });
});
