import type { EventBulk, RxDocumentData, RxStorageChangeEvent, RxStorageDefaultCheckpoint } from 'rxdb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Contact,
  type ContactInstance,
  contact,
  insertContacts,
  openContacts,
  revised,
} from './contact-documents.ts';
import type { StorageUnderTest } from './rx-storage.contract.ts';

type ContactEvents = EventBulk<RxStorageChangeEvent<Contact>, RxStorageDefaultCheckpoint>;

/** Writes, conflicts, revisions and the events they send. */
export function describeWrites(openStorage: () => StorageUnderTest): void {
  describe('writes', () => {
    let subject: StorageUnderTest;
    let instance: ContactInstance;
    let bulks: ContactEvents[];

    beforeEach(async () => {
      subject = openStorage();
      instance = await openContacts(subject.storage, subject.databaseName);
      bulks = [];
      instance.changeStream().subscribe((bulk) => bulks.push(bulk));
    });
    afterEach(async () => {
      await instance.close();
      await subject.dispose();
    });

    test('an inserted document is found by its id as it was written', async () => {
      const document = contact('a', { tags: ['x', 'ü'], address: { city: 'Zürich' } });
      await insertContacts(instance, [document]);
      expect(await instance.findDocumentsById(['a', 'missing'], false)).toEqual([document]);
    });

    test('texts come back as written, with emoji, NUL and lone surrogates', async () => {
      const texts = ['💰 due', 'a\0b', '\ud800', '\udc00x', '\uffff', "'; DROP TABLE x; --", ''];
      const documents = texts.map((name, index) => contact(`id-${index}-${name}`, { name }));
      await insertContacts(instance, documents);
      const found = await instance.findDocumentsById(
        documents.map((document) => document.id),
        false,
      );
      expect(found).toEqual(documents);
    });

    test('a second insert of the same id is a conflict that shows the stored document', async () => {
      const stored = contact('a');
      await insertContacts(instance, [stored]);
      const writeRow = { document: contact('a', { name: 'Other', _rev: '1-other' }) };
      const { error } = await instance.bulkWrite([writeRow], 'second');
      expect(error).toEqual([
        { isError: true, status: 409, documentId: 'a', writeRow, documentInDb: stored, context: 'second' },
      ]);
      expect(await instance.findDocumentsById(['a'], false)).toEqual([stored]);
    });

    test('an update from an outdated revision is a conflict', async () => {
      const first = contact('a');
      await insertContacts(instance, [first]);
      await instance.bulkWrite([revised(first, { name: 'Second' })], 'update');
      const { error } = await instance.bulkWrite([revised(first, { name: 'Late' })], 'late');
      expect(error.map(({ status, documentId }) => [status, documentId])).toEqual([[409, 'a']]);
      expect((await instance.findDocumentsById(['a'], false)).map(({ name }) => name)).toEqual(['Second']);
    });

    test('one conflict in a batch does not stop the other rows', async () => {
      await insertContacts(instance, [contact('a')]);
      const rows = ['b', 'a', 'c'].map((id) => ({ document: contact(id) }));
      const { error } = await instance.bulkWrite(rows, 'batch');
      expect(error.map(({ documentId }) => documentId)).toEqual(['a']);
      expect(await instance.findDocumentsById(['a', 'b', 'c'], false)).toHaveLength(3);
    });

    test('a deleted document is found only when deleted ones are asked for', async () => {
      const first = contact('a');
      await insertContacts(instance, [first]);
      await instance.bulkWrite([revised(first, { _deleted: true })], 'delete');
      expect(await instance.findDocumentsById(['a'], false)).toEqual([]);
      expect((await instance.findDocumentsById(['a'], true)).map(({ _deleted }) => _deleted)).toEqual([true]);
    });

    test('the event of a batch is sent before the write resolves, with context and checkpoint', async () => {
      const documents = [contact('a', { _meta: { lwt: 1_000 } }), contact('b', { _meta: { lwt: 2_000 } })];
      await insertContacts(instance, documents);
      expect(bulks).toHaveLength(1);
      expect(bulks[0]).toMatchObject({ context: 'insert', checkpoint: { id: 'b', lwt: 2_000 } });
      expect(bulks[0]?.events.map(toShape)).toEqual([
        { operation: 'INSERT', documentId: 'a', documentData: documents[0], previousDocumentData: undefined },
        { operation: 'INSERT', documentId: 'b', documentData: documents[1], previousDocumentData: undefined },
      ]);
    });

    test('updates and deletes send the document and what it was before', async () => {
      const first = contact('a');
      await insertContacts(instance, [first]);
      const update = revised(first, { name: 'Second' });
      await instance.bulkWrite([update], 'update');
      const second = update.document as RxDocumentData<Contact>;
      const removal = revised(second, { _deleted: true });
      await instance.bulkWrite([removal], 'delete');
      expect(
        bulks
          .flatMap(({ events }) => events)
          .slice(1)
          .map(toShape),
      ).toEqual([
        { operation: 'UPDATE', documentId: 'a', documentData: second, previousDocumentData: first },
        {
          operation: 'DELETE',
          documentId: 'a',
          documentData: removal.document,
          previousDocumentData: second,
        },
      ]);
    });

    test('writing a deleted document back is an insert event', async () => {
      const first = contact('a');
      await insertContacts(instance, [first]);
      const removal = revised(first, { _deleted: true });
      await instance.bulkWrite([removal], 'delete');
      const revival = revised(removal.document as RxDocumentData<Contact>, { _deleted: false });
      expect((await instance.bulkWrite([revival], 'revive')).error).toEqual([]);
      expect(bulks.flatMap(({ events }) => events.map(({ operation }) => operation))).toEqual([
        'INSERT',
        'DELETE',
        'INSERT',
      ]);
    });

    test('a batch of conflicts alone sends no event', async () => {
      await insertContacts(instance, [contact('a')]);
      await instance.bulkWrite([{ document: contact('a') }], 'again');
      expect(bulks).toHaveLength(1);
    });

    test('a document inserted as deleted is stored without an event', async () => {
      await insertContacts(instance, [contact('a', { _deleted: true })]);
      expect(bulks).toHaveLength(0);
      expect(await instance.findDocumentsById(['a'], true)).toHaveLength(1);
    });
  });
}

function toShape({
  operation,
  documentId,
  documentData,
  previousDocumentData,
}: RxStorageChangeEvent<Contact>) {
  return { operation, documentId, documentData, previousDocumentData };
}
