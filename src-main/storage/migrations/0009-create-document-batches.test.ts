import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileOfVersion, outboxRow } from './migration.fixture.ts';

let opened: ReturnType<typeof openFileOfVersion>;
beforeEach(() => {
  opened = openFileOfVersion(8);
});
afterEach(() => opened.remove());

const batch = {
  ...{ position: 1, id: 'b-1', actor_id: 'u-1', kind: 'statement', output: 'one-each', as_of: '2026-03-31' },
  ...{ started_at: '2026-03-31T09:00:00.000Z', departed_count: 0 },
};
const item = {
  ...{ batch_id: 'b-1', position: 0, account_id: 'a-1', account_number: '100', account_name: 'Müller' },
  ...{ request: '{}', state: 'waiting', failure: null, file_name: null, page_count: null, size_bytes: null },
};

describe('migration 0009', () => {
  test('adds batches of documents with their papers and keeps the outbox', () => {
    opened.insert('outbox_command', outboxRow);
    expect(opened.migrate().map(({ version }) => version)).toEqual([9]);
    opened.insert('document_batch', batch);
    opened.insert('document_batch_item', item);
    opened.insert('document_batch_paper', { batch_id: 'b-1', position: 0, content: Buffer.from([1]) });
    expect(opened.rows('document_batch')).toEqual([batch]);
    expect(opened.rows('document_batch_item')).toEqual([item]);
    expect(opened.rows('document_batch_paper')).toHaveLength(1);
    expect(opened.rows('outbox_command')).toEqual([outboxRow]);
  });

  test('takes no document that failed without a reason, and none that is made without a size', () => {
    opened.migrate();
    expect(() => opened.insert('document_batch_item', { ...item, state: 'failed' })).toThrow('CHECK');
    expect(() => opened.insert('document_batch_item', { ...item, state: 'made' })).toThrow('CHECK');
    expect(() => opened.insert('document_batch_item', { ...item, state: 'lost' })).toThrow('CHECK');
  });
});
