import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileOfVersion, outboxRow } from './migration.fixture.ts';

let opened: ReturnType<typeof openFileOfVersion>;
beforeEach(() => {
  opened = openFileOfVersion(7);
});
afterEach(() => opened.remove());

const row = {
  ...{ position: 1, id: 'd-1', number: 'A7KX2M-D1', kind: 'statement', account_id: 'a-1' },
  ...{ account_number: '100', account_name: 'Müller', request: '{}', as_of: '2026-03-31', page_count: 2 },
  ...{ template_version: null, input_hash: 'i', file_hash: 'f', means: 'saved', issued_on: '2026-03-31' },
  ...{ issued_at: '2026-03-31T09:00:00.000Z', issued_by_id: 'u-1', issued_by_name: 'Amelie Vogt' },
  ...{ copy_number: 0, copy_of: null, copy_of_id: null, command_id: 'c-1', is_replicated: 0 },
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

  test('takes two first documents of an input, but no copy of nothing and none without a page', () => {
    opened.migrate();
    opened.insert('issued_document', row);
    const next = { ...row, position: 2, id: 'd-2', number: 'A7KX2M-D2' };
    opened.insert('issued_document', next);
    const third = { ...row, position: 3, id: 'd-3' };
    expect(() => opened.insert('issued_document', { ...third, copy_number: 1 })).toThrow('CHECK');
    expect(() => opened.insert('issued_document', { ...third, page_count: 0 })).toThrow('CHECK');
    opened.insert('issued_document', { ...third, copy_number: 1, copy_of: row.number, copy_of_id: row.id });
    expect(opened.rows('issued_document')).toHaveLength(3);
  });

  test('keeps what a document says once for its account and input, and a logo once', () => {
    opened.migrate();
    const content = { account_id: 'a-1', input_hash: 'i', content: Buffer.from([1]) };
    opened.insert('issued_content', content);
    expect(() => opened.insert('issued_content', content)).toThrow('UNIQUE');
    opened.insert('issued_logo', { sha256: 'l', png: 'p' });
    expect(() => opened.insert('issued_logo', { sha256: 'l', png: 'p' })).toThrow('UNIQUE');
  });
});
