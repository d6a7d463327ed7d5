import { getChangedDocumentsSince, type RxDocumentData, type RxStorageDefaultCheckpoint } from 'rxdb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Contact,
  type ContactInstance,
  contact,
  contactSchema,
  countContacts,
  findContacts,
  insertContacts,
  openContacts,
  revised,
} from './contact-documents.ts';
import type { StorageUnderTest } from './rx-storage.contract.ts';

/** Opening, several instances of a collection, and revisions over their whole life. */
export function describeInstances(openStorage: () => StorageUnderTest): void {
  describe('instances', () => {
    let subject: StorageUnderTest;
    let opened: ContactInstance[];

    beforeEach(() => {
      subject = openStorage();
      opened = [];
    });
    afterEach(async () => {
      for (const instance of opened) await instance.close();
      await subject.dispose();
    });

    async function open(collectionName = 'contacts', schema = contactSchema): Promise<ContactInstance> {
      const { storage, databaseName } = subject;
      const instance = await openContacts(storage, databaseName, collectionName, schema);
      opened.push(instance);
      return instance;
    }

    const only = async (instance: ContactInstance, id = 'a'): Promise<RxDocumentData<Contact>> => {
      const [found] = await instance.findDocumentsById([id], true);
      if (found === undefined) throw new Error(`${id} is not stored`);
      return found;
    };

    test.each([
      ['UT5', { keyCompression: true }],
      ['UT6', { encrypted: ['note'] }],
      ['UT6', { attachments: { encrypted: true } }],
      ['UT7', { attachments: { compression: 'gzip' as const } }],
    ])('a schema that needs a plugin around the storage is refused (%s)', async (code, part) => {
      await expect(async () => open('contacts', { ...contactSchema, ...part })).rejects.toThrow(code);
    });

    test('twenty collections opened at once stay apart', async () => {
      const names = Array.from({ length: 20 }, (_, index) => `contacts-${index}`);
      const instances = await Promise.all(names.map((name) => open(name)));
      await Promise.all(
        instances.map((instance, index) => insertContacts(instance, [contact('a', { age: index })])),
      );
      const ages = await Promise.all(instances.map(async (instance) => (await only(instance)).age));
      expect(ages).toEqual(names.map((_, index) => index));
    });

    test('of two inserts at the same moment the first wins, in whichever instance', async () => {
      const [first, second] = [await open(), await open()];
      const results = await Promise.all([
        first.bulkWrite([{ document: contact('a', { name: 'First' }) }], 'x'),
        second.bulkWrite([{ document: contact('a', { name: 'Second', _rev: '1-b' }) }], 'x'),
      ]);
      expect(results.map(({ error }) => error.length)).toEqual([0, 1]);
      expect((await only(second)).name).toBe('First');
    });

    test('a deletion in one instance is seen, queried and counted in the other', async () => {
      const [first, second] = [await open(), await open()];
      await insertContacts(first, [contact('a'), contact('b')]);
      await second.bulkWrite([revised(await only(second), { _deleted: true })], 'delete');
      expect(await first.findDocumentsById(['a'], false)).toEqual([]);
      const live = { selector: { _deleted: false } };
      expect((await findContacts(first, live)).map(({ id }) => id)).toEqual(['b']);
      expect(await countContacts(first, live)).toBe(1);
    });

    test('what is written is not changed, and changing it later changes nothing stored', async () => {
      const instance = await open();
      const document = contact('a', { tags: ['x'] });
      Object.freeze(document.tags);
      Object.freeze(document._meta);
      const row = Object.freeze({ document: Object.freeze(document) });
      expect((await instance.bulkWrite([row], 'frozen')).error).toEqual([]);
      expect(await only(instance)).toEqual(document);
    });

    test('revisions may jump, fields may leave, and metadata alone may change', async () => {
      const instance = await open();
      await insertContacts(instance, [contact('a', { nickname: 'ad', note: 'x' })]);
      const { nickname, note, ...rest } = await only(instance);
      const jumped = { ...rest, _rev: '9-jumped', _meta: { lwt: Date.now() + 5 } };
      expect([nickname, note]).toEqual(['ad', 'x']);
      await instance.bulkWrite([{ previous: await only(instance), document: jumped }], 'jump');
      expect(await only(instance)).toEqual(jumped);
      const noted = { ...jumped, _rev: '10-noted', _meta: { lwt: Date.now() + 9, note: 1 } };
      await instance.bulkWrite([{ previous: jumped, document: noted }], 'meta');
      expect((await only(instance))._meta).toEqual(noted._meta);
      expect(await countContacts(instance, { selector: { nickname: 'ad' } })).toBe(0);
    });

    test('a deleted document keeps its fields and may change further while it is deleted', async () => {
      const instance = await open();
      await insertContacts(instance, [contact('a', { name: 'Kept' })]);
      await instance.bulkWrite([revised(await only(instance), { _deleted: true })], 'delete');
      await instance.bulkWrite([revised(await only(instance), { note: 'later' })], 'change');
      expect(await only(instance)).toMatchObject({ name: 'Kept', note: 'later', _deleted: true });
      const { error } = await instance.bulkWrite([{ document: contact('a') }], 'again');
      expect(error).toMatchObject([{ status: 409, documentInDb: { _deleted: true, note: 'later' } }]);
    });

    test('two thousand ids are found at once, in the order asked for', async () => {
      const instance = await open();
      const ids = Array.from({ length: 2_000 }, (_, index) => `id-${(index * 7_919) % 2_000}`);
      await insertContacts(
        instance,
        ids.map((id) => contact(id)),
      );
      const wanted = [...ids].sort();
      expect((await instance.findDocumentsById(wanted, false)).map(({ id }) => id)).toEqual(wanted);
    });

    test('the checkpoint of an event leads to exactly what came after it', async () => {
      const instance = await open();
      const checkpoints: RxStorageDefaultCheckpoint[] = [];
      instance.changeStream().subscribe(({ checkpoint }) => checkpoints.push(checkpoint));
      for (let lwt = 1_000; lwt < 1_003; lwt += 1) {
        await insertContacts(instance, [
          contact(`${lwt}-a`, { _meta: { lwt } }),
          contact(`${lwt}-b`, { _meta: { lwt } }),
        ]);
      }
      const { documents } = await getChangedDocumentsSince(instance, 10, checkpoints[0]);
      expect(documents.map(({ id }) => id)).toEqual(['1001-a', '1001-b', '1002-a', '1002-b']);
      const none = await getChangedDocumentsSince(instance, 10, checkpoints[2]);
      expect(none).toEqual({ documents: [], checkpoint: checkpoints[2] });
    });

    test('cleanup again and again ends, also after opening anew, and leaves what is live', async () => {
      const instance = await open();
      const deleted = { _deleted: true, _meta: { lwt: 1_000 } };
      const ids = Array.from({ length: 2_500 }, (_, index) => `id-${index}`);
      await insertContacts(instance, [...ids.map((id) => contact(id, deleted)), contact('live')]);
      await instance.close();
      subject = subject.reopen();
      const again = await open();
      let isDone = false;
      while (!isDone) isDone = await again.cleanup(0);
      expect(await again.findDocumentsById([...ids, 'live'], true)).toHaveLength(1);
    });
  });
}
