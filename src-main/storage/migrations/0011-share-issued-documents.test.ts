import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileOfVersion, outboxRow } from './migration.fixture.ts';

let opened: ReturnType<typeof openFileOfVersion>;
beforeEach(() => {
  opened = openFileOfVersion(10);
});
afterEach(() => opened.remove());

const before = {
  ...{ position: 1, id: 'd-1', number: 'A7-D1', kind: 'statement', account_id: 'a-1' },
  ...{ account_number: '100', account_name: 'Müller', request: '{}', as_of: '2026-03-31', page_count: 2 },
  ...{ input_hash: 'i', file_hash: 'f', means: 'saved', issued_on: '2026-03-31' },
  ...{ issued_at: '2026-03-31T09:00:00.000Z', issued_by_id: 'u-1', issued_by_name: 'Amelie Vogt' },
  ...{ copy_number: 0 },
};
const row = {
  ...before,
  ...{ template_version: null, copy_of: null, copy_of_id: null, command_id: 'c-1', is_replicated: 0 },
};

describe('migration 0011', () => {
  test('has the register begin with documents that the team sees, and keeps the outbox', () => {
    opened.insert('issued_document', before);
    opened.insert('outbox_command', outboxRow);
    opened.migrate();
    expect(opened.rows('issued_document')).toEqual([]);
    opened.insert('issued_document', row);
    expect(opened.rows('issued_document')).toEqual([row]);
    expect(opened.rows('outbox_command')).toEqual([outboxRow]);
  });

  test('takes two first documents of an input, but no copy of nothing and none without a page', () => {
    opened.migrate();
    opened.insert('issued_document', row);
    const next = { ...row, position: 2, id: 'd-2', number: 'A7-D2' };
    opened.insert('issued_document', next);
    const third = { ...row, position: 3, id: 'd-3' };
    expect(() => opened.insert('issued_document', { ...third, copy_number: 1 })).toThrow('CHECK');
    expect(() => opened.insert('issued_document', { ...third, page_count: 0 })).toThrow('CHECK');
  });
});
