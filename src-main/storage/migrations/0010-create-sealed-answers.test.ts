import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileOfVersion, outboxRow } from './migration.fixture.ts';

let opened: ReturnType<typeof openFileOfVersion>;
beforeEach(() => {
  opened = openFileOfVersion(9);
});
afterEach(() => opened.remove());

const answer = { record: 'c-1', actor_id: 'u-1', status: 'applied', answered_at: 'now', is_read: 0 };

describe('migration 0010', () => {
  test('adds the answers to sealed records and keeps the outbox', () => {
    opened.insert('outbox_command', outboxRow);
    expect(opened.migrate().map(({ version }) => version)).toEqual([10]);
    opened.insert('sealed_answer', answer);
    expect(opened.rows('sealed_answer')).toEqual([answer]);
    expect(opened.rows('outbox_command')).toEqual([outboxRow]);
  });

  test('takes one answer for a record, of a kind that is known', () => {
    opened.migrate();
    opened.insert('sealed_answer', answer);
    expect(() => opened.insert('sealed_answer', answer)).toThrow('UNIQUE');
    expect(() => opened.insert('sealed_answer', { ...answer, record: 'c-2', status: 'lost' })).toThrow(
      'CHECK',
    );
  });
});
