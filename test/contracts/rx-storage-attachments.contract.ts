import { createHash } from 'node:crypto';
import type { RxAttachmentWriteData, RxDocumentData } from 'rxdb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Contact, type ContactInstance, contact, openContacts, revised } from './contact-documents.ts';
import type { StorageUnderTest } from './rx-storage.contract.ts';

/** An attachment as RxDB's attachments plugin hands it over: its digest is the SHA-256 of the bytes. */
function attachment(text: string, type = 'text/plain'): RxAttachmentWriteData {
  const data = new Blob([text], { type });
  return { data, digest: createHash('sha256').update(text).digest('hex'), length: data.size, type };
}

const stubOf = ({ digest, length, type }: RxAttachmentWriteData) => ({ digest, length, type });

/** Bytes that belong to documents: written, replaced, kept, removed, and never part of documents or events. */
export function describeAttachments(openStorage: () => StorageUnderTest): void {
  describe('attachments', () => {
    let subject: StorageUnderTest;
    let instance: ContactInstance;
    const letter = attachment('letter');
    const photo = attachment('photo', 'image/png');

    beforeEach(async () => {
      subject = openStorage();
      instance = await openContacts(subject.storage, subject.databaseName);
    });
    afterEach(async () => {
      await instance.close();
      await subject.dispose();
    });

    async function attach(
      attachments: Record<string, RxAttachmentWriteData>,
    ): Promise<RxDocumentData<Contact>> {
      const row = { document: { ...contact('a'), _attachments: attachments } };
      expect((await instance.bulkWrite([row], 'attach')).error).toEqual([]);
      return storedContact();
    }

    async function storedContact(): Promise<RxDocumentData<Contact>> {
      const [stored] = await instance.findDocumentsById(['a'], true);
      if (stored === undefined) throw new Error('not stored');
      return stored;
    }

    const textOf = async (id: string, { digest }: { digest: string }) =>
      (await instance.getAttachmentData('a', id, digest)).text();
    const missing = async (id: string, { digest }: { digest: string }) =>
      expect(async () => instance.getAttachmentData('a', id, digest)).rejects.toThrow('does not exist');

    test('documents and events name them without their bytes', async () => {
      const heard: RxDocumentData<Contact>[] = [];
      instance.changeStream().subscribe(({ events }) => {
        heard.push(...events.map(({ documentData }) => documentData as RxDocumentData<Contact>));
      });
      const stored = await attach({ letter, photo });
      expect(stored._attachments).toEqual({ letter: stubOf(letter), photo: stubOf(photo) });
      expect(heard.map(({ _attachments }) => _attachments)).toEqual([stored._attachments]);
    });

    test('they keep bytes and type, under any name', async () => {
      const names = ['photo', 'sub/folder|x', 'a\0b', '💰', '\ud800'];
      await attach(Object.fromEntries(names.map((name) => [name, photo])));
      for (const name of names) {
        const blob = await instance.getAttachmentData('a', name, photo.digest);
        expect([await blob.text(), blob.type]).toEqual(['photo', 'image/png']);
      }
    });

    test('an empty attachment and one of all byte values come back as they were', async () => {
      const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      const digest = createHash('sha256').update(everyByte).digest('hex');
      const data = new Blob([everyByte], { type: 'application/octet-stream' });
      await attach({ empty: attachment(''), bytes: { data, digest, length: 256, type: data.type } });
      expect(await textOf('empty', attachment(''))).toBe('');
      const read = await instance.getAttachmentData('a', 'bytes', digest);
      expect(new Uint8Array(await read.arrayBuffer())).toEqual(everyByte);
    });

    test('an update keeps those it names without bytes, replaces those with others, adds and drops', async () => {
      const first = await attach({ letter, photo, dropped: attachment('dropped') });
      const newPhoto = attachment('new photo', 'image/png');
      const added = attachment('added');
      const _attachments = { letter: stubOf(letter), photo: newPhoto, added };
      const { error } = await instance.bulkWrite([revised(first, { _attachments })], 'update');
      expect(error).toEqual([]);
      expect(await textOf('letter', letter)).toBe('letter');
      expect(await textOf('photo', newPhoto)).toBe('new photo');
      expect(await textOf('added', added)).toBe('added');
      await missing('photo', photo);
      await missing('dropped', attachment('dropped'));
    });

    test('a conflict leaves the bytes as they were', async () => {
      const first = await attach({ letter });
      const outdated = { ...first, _rev: '1-other' };
      const row = revised(outdated, { _attachments: { letter: attachment('overwritten') } });
      expect((await instance.bulkWrite([row], 'late')).error.map(({ status }) => status)).toEqual([409]);
      expect(await textOf('letter', letter)).toBe('letter');
    });

    test('they are gone when the document is deleted, and may come again with it', async () => {
      const first = await attach({ letter });
      await instance.bulkWrite([revised(first, { _deleted: true, _attachments: {} })], 'delete');
      await missing('letter', letter);
      const revival = revised(await storedContact(), { _deleted: false, _attachments: { letter } });
      expect((await instance.bulkWrite([revival], 'revive')).error).toEqual([]);
      expect(await textOf('letter', letter)).toBe('letter');
    });

    test('an update that names unknown bytes is refused', async () => {
      const first = await attach({ letter });
      const _attachments = { letter: stubOf(letter), lost: stubOf(photo) };
      const rows = [revised(first, { _attachments }), { document: contact('b') }];
      const { error } = await instance.bulkWrite(rows, 'update');
      expect(error).toMatchObject([{ status: 510, documentId: 'a', attachmentId: 'lost' }]);
      expect((await storedContact())._rev).toBe(first._rev);
    });
  });
}
