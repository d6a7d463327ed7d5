import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileOfVersion, outboxRow } from './migration.fixture.ts';

let opened: ReturnType<typeof openFileOfVersion>;
beforeEach(() => {
  opened = openFileOfVersion(7);
});
afterEach(() => opened.remove());

const row = {
  ...{ position: 1, id: 'd-1', kind: 'statement', account_id: 'a-1', account_number: '100' },
  ...{ account_name: 'Müller', request: '{}', as_of: '2026-03-31', page_count: 2 },
  ...{ input_hash: 'i', file_hash: 'f', means: 'saved', issued_at: '2026-03-31T09:00:00.000Z' },
  ...{ issued_by_id: 'u-1', issued_by_name: 'Amelie Vogt', copy_number: 0 },
};

describe('migration 0008', () => {
  test('adds the register of issued documents and keeps outbox and settings', () => {
    opened.insert('outbox_command', outboxRow);
    opened.insert('device_setting', { name: 'device-id', value: 'd-1' });
    expect(opened.migrate().map(({ version }) => version)).toEqual([8]);
    opened.insert('issued_document', row);
    expect(opened.rows('issued_document')).toEqual([row]);
    expect(opened.rows('outbox_command')).toEqual([outboxRow]);
    expect(opened.rows('device_setting')).toEqual([{ name: 'device-id', value: 'd-1' }]);
  });

  test('takes no second first document of the same input, and none without a page', () => {
    opened.migrate();
    opened.insert('issued_document', row);
    const next = { ...row, position: 2, id: 'd-2' };
    expect(() => opened.insert('issued_document', next)).toThrow('UNIQUE');
    expect(() => opened.insert('issued_document', { ...next, copy_number: 1, page_count: 0 })).toThrow(
      'CHECK',
    );
    opened.insert('issued_document', { ...next, copy_number: 1 });
    expect(opened.rows('issued_document')).toHaveLength(2);
  });
});
