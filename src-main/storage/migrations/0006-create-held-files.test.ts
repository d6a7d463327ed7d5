import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileOfVersion, outboxRow } from './migration.fixture.ts';

let opened: ReturnType<typeof openFileOfVersion>;
beforeEach(() => {
  opened = openFileOfVersion(5);
});
afterEach(() => opened.remove());

describe('migration 0006', () => {
  test('adds the held files and keeps outbox and settings', () => {
    opened.insert('outbox_command', outboxRow);
    opened.insert('device_setting', { name: 'device-id', value: 'd-1' });
    expect(opened.migrate().map(({ version }) => version)).toEqual([6]);
    const row = {
      ...{ account_id: 'a-1', sha256: 'f'.repeat(64), actor_id: 'u-1', media_type: 'image/png' },
      ...{ size_bytes: 3, state: 'kept', moved_bytes: 0, refused_for: null },
    };
    opened.insert('held_file', row);
    expect(opened.rows('held_file')).toEqual([row]);
    expect(opened.rows('outbox_command')).toEqual([outboxRow]);
    expect(opened.rows('device_setting')).toEqual([{ name: 'device-id', value: 'd-1' }]);
  });

  test('takes no file of another state, and none that moved beyond its end', () => {
    opened.migrate();
    const row = {
      ...{ account_id: 'a-1', sha256: 'f'.repeat(64), actor_id: 'u-1', media_type: 'image/png' },
      ...{ size_bytes: 3, state: 'kept', moved_bytes: 0, refused_for: null },
    };
    expect(() => opened.insert('held_file', { ...row, state: 'other' })).toThrow('CHECK');
    expect(() => opened.insert('held_file', { ...row, moved_bytes: 4 })).toThrow('CHECK');
  });
});
