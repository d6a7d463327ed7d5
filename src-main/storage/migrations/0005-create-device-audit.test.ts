import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileOfVersion, outboxRow } from './migration.fixture.ts';

let opened: ReturnType<typeof openFileOfVersion>;
beforeEach(() => {
  opened = openFileOfVersion(4);
});
afterEach(() => opened.remove());

const row = (n: number) => ({
  n,
  at: '2026-03-31T09:00:00.000Z',
  actor_id: 'u-1',
  action: 'command.given',
  subject: 'c-1',
  body_hash: 'b',
  prev_hash: '',
  hash: `h${n}`,
});

describe('migration 0005', () => {
  test('adds the audit chain and keeps outbox and settings', () => {
    opened.insert('outbox_command', outboxRow);
    opened.insert('device_setting', { name: 'device-id', value: 'd-1' });
    expect(opened.migrate().map(({ version }) => version)).toEqual([5]);
    opened.insert('device_audit', row(1));
    expect(opened.rows('device_audit')).toEqual([row(1)]);
    expect(opened.rows('outbox_command')).toEqual([outboxRow]);
    expect(opened.rows('device_setting')).toEqual([{ name: 'device-id', value: 'd-1' }]);
  });

  test('the chain takes rows at its end only, and none is changed or removed', () => {
    opened.migrate();
    opened.insert('device_audit', row(1));
    opened.insert('device_audit', row(2));
    const { database } = opened.file;
    for (const n of [0, 2, 4]) expect(() => opened.insert('device_audit', row(n))).toThrow('append-only');
    for (const statement of [
      "UPDATE device_audit SET actor_id = 'u-2' WHERE n = 2",
      'DELETE FROM device_audit WHERE n = 2',
      'DELETE FROM device_audit',
      "REPLACE INTO device_audit SELECT n, at, actor_id, 'other', subject, body_hash, prev_hash, hash FROM device_audit",
    ]) {
      expect(() => database.exec(statement), statement).toThrow('append-only');
    }
    expect(opened.rows('device_audit')).toEqual([row(1), row(2)]);
  });
});
