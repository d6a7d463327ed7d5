import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileOfVersion, outboxRow } from './migration.fixture.ts';

let opened: ReturnType<typeof openFileOfVersion>;
beforeEach(() => {
  opened = openFileOfVersion(8);
});
afterEach(() => opened.remove());

const before = {
  ...{ position: 1, id: 'd-1', kind: 'statement', account_id: 'a-1', account_number: '100' },
  ...{ account_name: 'Müller', request: '{}', as_of: '2026-03-31', page_count: 2 },
  ...{ input_hash: 'i', file_hash: 'f', means: 'saved', issued_at: '2026-03-31T09:00:00.000Z' },
  ...{ issued_by_id: 'u-1', issued_by_name: 'Amelie Vogt', copy_number: 0 },
};
const row = { ...before, number: 'A7KX2M-D1', issued_on: '2026-03-31' };

describe('migration 0009', () => {
  test('has the register begin with numbers, and keeps outbox and device but no session', () => {
    opened.insert('issued_document', before);
    opened.insert('outbox_command', outboxRow);
    for (const name of ['device-id', 'session']) opened.insert('device_setting', { name, value: 'd-1' });
    opened.migrate();
    expect(opened.rows('issued_document')).toEqual([]);
    opened.insert('issued_document', row);
    expect(opened.rows('outbox_command')).toEqual([outboxRow]);
    expect(opened.rows('device_setting')).toEqual([{ name: 'device-id', value: 'd-1' }]);
  });

  test('takes no number twice, no second first document of the same input, and none without a page', () => {
    opened.migrate();
    opened.insert('issued_document', row);
    const next = { ...row, position: 2, id: 'd-2', number: 'A7KX2M-D2' };
    expect(() => opened.insert('issued_document', { ...next, copy_number: 1, number: row.number })).toThrow(
      'UNIQUE',
    );
    expect(() => opened.insert('issued_document', next)).toThrow('UNIQUE');
    expect(() => opened.insert('issued_document', { ...next, copy_number: 1, page_count: 0 })).toThrow(
      'CHECK',
    );
    opened.insert('issued_document', { ...next, copy_number: 1 });
    expect(opened.rows('issued_document')).toHaveLength(2);
  });
});
