import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileOfVersion, outboxRow } from './migration.fixture.ts';

let opened: ReturnType<typeof openFileOfVersion>;
beforeEach(() => {
  opened = openFileOfVersion(0);
});
afterEach(() => opened.remove());

describe('migration 0001', () => {
  test('adds the outbox to a file that holds a replica and leaves the replica alone', () => {
    opened.file.database.exec("CREATE TABLE replica (id TEXT); INSERT INTO replica VALUES ('kept')");
    expect(opened.migrate().map(({ version }) => version)).toEqual([1]);
    opened.insert('outbox_command', outboxRow);
    expect(opened.rows('outbox_command')).toEqual([outboxRow]);
    expect(opened.rows('replica')).toEqual([{ id: 'kept' }]);
  });

  test('an outbox takes no state that there is not, and no command twice', () => {
    opened.migrate();
    opened.insert('outbox_command', outboxRow);
    expect(() => opened.insert('outbox_command', { ...outboxRow, position: 5 })).toThrow('UNIQUE');
    const wrong = { ...outboxRow, id: 'c-2', position: 5, state: 'lost' };
    expect(() => opened.insert('outbox_command', wrong)).toThrow('CHECK');
  });
});
