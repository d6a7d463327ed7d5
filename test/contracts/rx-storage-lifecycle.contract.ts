import { getChangedDocumentsSince, type RxDocumentData, type RxStorageDefaultCheckpoint } from 'rxdb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Contact,
  type ContactInstance,
  contact,
  countContacts,
  insertContacts,
  openContacts,
  revised,
} from './contact-documents.ts';
import type { StorageUnderTest } from './rx-storage.contract.ts';

/** Checkpoints, attachments, cleanup, several instances, removal and reopening. */
export function describeLifecycle(openStorage: () => StorageUnderTest): void {
  describe('lifecycle', () => {
    let subject: StorageUnderTest;
    let instance: ContactInstance;

    beforeEach(async () => {
      subject = openStorage();
      instance = await openContacts(subject.storage, subject.databaseName);
    });
    afterEach(async () => {
      await instance.close();
      await subject.dispose();
    });

    test('changes are read page by page in the order of writing, each document once, deleted ones too', async () => {
      const documents = Array.from({ length: 25 }, (_, index) =>
        contact(`💶${String(index).padStart(2, '0')}`, {
          _meta: { lwt: 1_000 + Math.floor(index / 7) },
          _deleted: index % 5 === 0,
        }),
      );
      await insertContacts(instance, [...documents].reverse());
      const seen: string[] = [];
      let checkpoint: RxStorageDefaultCheckpoint | undefined;
      for (let page = 0; page < 10; page += 1) {
        const changes = await getChangedDocumentsSince(instance, 4, checkpoint);
        checkpoint = changes.checkpoint;
        seen.push(...changes.documents.map(({ id }) => id));
      }
      expect(seen).toEqual(documents.map(({ id }) => id));
      expect(checkpoint).toEqual({ id: '💶24', lwt: 1_003 });
    });

    test('a document changed again comes once, with its newest state', async () => {
      const first = contact('a');
      await insertContacts(instance, [first, contact('b')]);
      const { checkpoint } = await getChangedDocumentsSince(instance, 10);
      await instance.bulkWrite(
        [revised(first, { name: 'Second', _meta: { lwt: Date.now() + 60_000 } })],
        'update',
      );
      const { documents } = await getChangedDocumentsSince(instance, 10, checkpoint);
      expect(documents.map(({ id, name }) => [id, name])).toEqual([['a', 'Second']]);
    });

    test('attachments come back byte for byte and leave with their document', async () => {
      const data = new Blob([new Uint8Array([0, 255, 1, 254])], { type: 'application/pdf' });
      const attachment = { data, digest: 'digest-1', length: data.size, type: data.type };
      const row = { document: { ...contact('a'), _attachments: { statement: attachment } } };
      expect((await instance.bulkWrite([row], 'attach')).error).toEqual([]);
      const [stored] = await instance.findDocumentsById(['a'], false);
      expect(stored?._attachments).toEqual({
        statement: { digest: 'digest-1', length: 4, type: 'application/pdf' },
      });
      const read = await instance.getAttachmentData('a', 'statement', 'digest-1');
      expect([...new Uint8Array(await read.arrayBuffer())]).toEqual([0, 255, 1, 254]);
      if (stored === undefined) throw new Error('not stored');
      await instance.bulkWrite([revised(stored, { _deleted: true, _attachments: {} })], 'delete');
      await expect(async () => instance.getAttachmentData('a', 'statement', 'digest-1')).rejects.toThrow();
    });

    test('cleanup purges documents deleted long enough ago, and no others', async () => {
      const old = { _deleted: true, _meta: { lwt: Date.now() - 100_000 } };
      await insertContacts(instance, [contact('old', old), contact('live', { _meta: { lwt: 1_000 } })]);
      await insertContacts(instance, [contact('recent', { _deleted: true })]);
      expect(await instance.cleanup(50_000)).toBe(true);
      const left = await instance.findDocumentsById(['old', 'live', 'recent'], true);
      expect(left.map(({ id }) => id)).toEqual(['live', 'recent']);
    });

    test('a second instance of the collection sees documents and events of the first', async () => {
      const other = await openContacts(subject.storage, subject.databaseName);
      const seen: string[] = [];
      other
        .changeStream()
        .subscribe(({ events }) => seen.push(...events.map(({ documentId }) => documentId)));
      await insertContacts(instance, [contact('a')]);
      expect(seen).toEqual(['a']);
      expect(await other.findDocumentsById(['a'], false)).toHaveLength(1);
      await other.close();
      await insertContacts(instance, [contact('b')]);
      expect(await countContacts(instance, { selector: {} })).toBe(2);
    });

    test('collections of similar names, versions and databases do not meet', async () => {
      const version1 = { ...instance.schema, version: 1 };
      const { storage, databaseName } = subject;
      const others = [
        await openContacts(storage, databaseName, 'Contacts'),
        await openContacts(storage, databaseName, 'contacts-0'),
        await openContacts(storage, databaseName, 'contacts', version1),
        await openContacts(storage, `${databaseName}-contacts`, 'contacts'),
      ];
      for (const [index, other] of [instance, ...others].entries()) {
        await insertContacts(other, [contact('same', { age: index })]);
      }
      for (const [index, other] of [instance, ...others].entries()) {
        const found = await other.findDocumentsById(['same'], false);
        expect(found.map(({ age }: RxDocumentData<Contact>) => age)).toEqual([index]);
      }
      for (const other of others) await other.remove();
      expect(await countContacts(instance, { selector: {} })).toBe(1);
    });

    test('closing twice is allowed, and the documents are there when it is opened again', async () => {
      const document = contact('a', { nickname: '💰' });
      await insertContacts(instance, [document]);
      await instance.close();
      await instance.close();
      subject = subject.reopen();
      instance = await openContacts(subject.storage, subject.databaseName);
      expect(await instance.findDocumentsById(['a'], false)).toEqual([document]);
    });

    test('a closed instance cannot be removed: RxDB expects a plain error, and the documents stay', async () => {
      await insertContacts(instance, [contact('a')]);
      const other = await openContacts(subject.storage, subject.databaseName);
      await other.close();
      const refusal: unknown = await other.remove().catch((error: unknown) => error);
      expect(Object.getPrototypeOf(refusal)).toBe(Error.prototype);
      expect(await countContacts(instance, { selector: {} })).toBe(1);
    });

    test('a removed collection is empty when it is made again', async () => {
      await insertContacts(instance, [contact('a')]);
      await instance.remove();
      instance = await openContacts(subject.storage, subject.databaseName);
      expect(await instance.findDocumentsById(['a'], true)).toEqual([]);
      expect(await countContacts(instance, { selector: {} })).toBe(0);
    });
  });
}
