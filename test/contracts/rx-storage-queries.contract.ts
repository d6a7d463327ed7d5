import type { MangoQuery } from 'rxdb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Contact,
  type ContactInstance,
  contact,
  countContacts,
  findContacts,
  insertContacts,
  openContacts,
} from './contact-documents.ts';
import type { StorageUnderTest } from './rx-storage.contract.ts';

const CONTACTS = [
  contact('1', { name: 'Ada', age: 30, isActive: true, nickname: 'ad', address: { city: 'Bern' } }),
  contact('2', { name: 'Bob', age: 25.5, isActive: false, tags: ['late', 'vip'], note: 'x' }),
  contact('3', { name: 'Çelik', age: 30, isActive: true, address: { city: 'Ankara' } }),
  contact('4', { name: '💰 Ltd', age: -5, isActive: false, nickname: '💰' }),
  contact('5', { name: '\ue000 Private', age: 0, isActive: true, nickname: '\uffff' }),
  contact('6', { name: 'Ada', age: 99, isActive: true, _deleted: true }),
];

type Case = { readonly title: string; readonly query: MangoQuery<Contact>; readonly ids: string[] };

const LIVE = { _deleted: false };
const CASES: readonly Case[] = [
  {
    title: 'everything by primary key',
    query: { selector: LIVE, sort: [{ id: 'asc' }] },
    ids: ['1', '2', '3', '4', '5'],
  },
  {
    title: 'deleted documents when not excluded',
    query: { selector: { name: 'Ada' }, sort: [{ id: 'asc' }] },
    ids: ['1', '6'],
  },
  { title: 'equality on an indexed field', query: { selector: { ...LIVE, name: 'Ada' } }, ids: ['1'] },
  {
    title: 'a range on an indexed number, with limits included or not',
    query: { selector: { ...LIVE, age: { $gt: -5, $lte: 30 } }, sort: [{ age: 'asc' }, { id: 'asc' }] },
    ids: ['5', '2', '1', '3'],
  },
  {
    title: 'descending order with the primary key breaking ties upwards',
    query: { selector: LIVE, sort: [{ age: 'desc' }, { id: 'asc' }] },
    ids: ['1', '3', '2', '5', '4'],
  },
  {
    title: 'names in the order of JavaScript, emoji before U+E000',
    query: { selector: LIVE, sort: [{ name: 'asc' }] },
    ids: ['1', '2', '3', '4', '5'],
  },
  {
    title: 'an emoji below an upper bound of U+FFFF',
    query: { selector: { ...LIVE, name: { $gte: '💰', $lte: '💰\uffff' } } },
    ids: ['4'],
  },
  {
    title: 'skip and limit after sorting',
    query: { selector: LIVE, sort: [{ name: 'asc' }], skip: 1, limit: 2 },
    ids: ['2', '3'],
  },
  { title: 'nothing for a limit of 0', query: { selector: LIVE, limit: 0 }, ids: [] },
  { title: 'a field that is not indexed', query: { selector: { ...LIVE, note: 'x' } }, ids: ['2'] },
  {
    title: 'an element of a list',
    query: { selector: { ...LIVE, tags: { $in: ['vip'] as never } } },
    ids: ['2'],
  },
  {
    title: 'a nested indexed field',
    query: {
      selector: { ...LIVE, 'address.city': { $gte: 'A', $lt: 'Bz' } },
      sort: [{ 'address.city': 'asc' }] as never,
    },
    ids: ['3', '1'],
  },
  {
    title: 'a list of values',
    query: { selector: { ...LIVE, name: { $in: ['Bob', '💰 Ltd', 'nobody'] } }, sort: [{ id: 'asc' }] },
    ids: ['2', '4'],
  },
  { title: 'an empty list of values', query: { selector: { ...LIVE, name: { $in: [] } } }, ids: [] },
  {
    title: 'inequality, also true where the field is missing',
    query: { selector: { ...LIVE, nickname: { $ne: 'ad' } }, sort: [{ id: 'asc' }] },
    ids: ['2', '3', '4', '5'],
  },
  {
    title: 'existence of an optional field',
    query: { selector: { ...LIVE, nickname: { $exists: false } }, sort: [{ id: 'asc' }] },
    ids: ['2', '3'],
  },
  {
    title: 'alternatives over indexed and other fields',
    query: { selector: { ...LIVE, $or: [{ age: { $lt: 0 } }, { note: 'x' }] }, sort: [{ id: 'asc' }] },
    ids: ['2', '4'],
  },
  {
    title: 'alternatives over indexed fields within a conjunction',
    query: {
      selector: { $and: [LIVE, { $or: [{ age: 30 }, { name: 'Bob' }] }, { isActive: true }] },
      sort: [{ id: 'desc' }],
    },
    ids: ['3', '1'],
  },
  { title: 'a regular expression', query: { selector: { ...LIVE, name: { $regex: '^A' } } }, ids: ['1'] },
  {
    title: 'order by a field that is not indexed',
    query: { selector: { ...LIVE, age: { $lt: 30 } }, sort: [{ note: 'desc' }, { id: 'asc' }] },
    ids: ['2', '4', '5'],
  },
  {
    title: 'null where the field is missing',
    query: { selector: { ...LIVE, note: { $eq: null as never } }, sort: [{ id: 'asc' }] },
    ids: ['1', '3', '4', '5'],
  },
  {
    title: 'a list of values with null in it',
    query: { selector: { ...LIVE, nickname: { $in: ['ad', null as never] } }, sort: [{ id: 'asc' }] },
    ids: ['1', '2', '3'],
  },
  {
    title: 'what is in none of a list with null in it',
    query: { selector: { ...LIVE, nickname: { $nin: ['ad', null as never] } }, sort: [{ id: 'asc' }] },
    ids: ['4', '5'],
  },
  {
    title: 'a negation, also true where the field is missing',
    query: { selector: { ...LIVE, nickname: { $not: { $gt: 'b' } } }, sort: [{ id: 'asc' }] },
    ids: ['1', '2', '3'],
  },
  {
    title: 'neither of two alternatives',
    query: {
      selector: { ...LIVE, $nor: [{ age: { $gte: 30 } }, { nickname: '💰' }] },
      sort: [{ id: 'asc' }],
    },
    ids: ['2', '5'],
  },
  {
    title: 'neither an indexed nor another field',
    query: { selector: { ...LIVE, $nor: [{ age: 30 }, { note: 'x' }] }, sort: [{ id: 'asc' }] },
    ids: ['4', '5'],
  },
  {
    title: 'a value of another type than the field has',
    query: { selector: { ...LIVE, age: { $ne: '30' as never } }, sort: [{ id: 'asc' }], limit: 2 },
    ids: ['1', '2'],
  },
  {
    title: 'nothing that equals a value of another type',
    query: { selector: { age: '30' as never } },
    ids: [],
  },
  {
    title: 'the beginning of a text, with a letter beyond the BMP',
    query: { selector: { ...LIVE, name: { $regex: '^💰 ?L' } } },
    ids: ['4'],
  },
  {
    title: 'the beginning of a text in any case',
    query: { selector: { ...LIVE, name: { $regex: '^ada', $options: 'i' } } },
    ids: ['1'],
  },
  {
    title: 'one of two beginnings',
    query: { selector: { ...LIVE, name: { $regex: '^Ada|^Bob' } }, sort: [{ id: 'asc' }] },
    ids: ['1', '2'],
  },
  {
    title: 'a list of more values than parameters',
    query: {
      selector: {
        ...LIVE,
        name: { $in: ['Ada', '💰 Ltd', ...Array.from({ length: 700 }, (_, index) => `Nobody ${index}`)] },
      },
      sort: [{ id: 'asc' }],
    },
    ids: ['1', '4'],
  },
  {
    title: 'by the first field of a sort part alone',
    query: { selector: LIVE, sort: [{ age: 'desc', name: 'desc' } as never, { id: 'desc' }] },
    ids: ['3', '1', '2', '5', '4'],
  },
];

/** Selectors, orders, pages and counts. */
export function describeQueries(openStorage: () => StorageUnderTest): void {
  describe('queries', () => {
    let subject: StorageUnderTest;
    let instance: ContactInstance;

    beforeEach(async () => {
      subject = openStorage();
      instance = await openContacts(subject.storage, subject.databaseName);
      await insertContacts(instance, CONTACTS);
    });
    afterEach(async () => {
      await instance.close();
      await subject.dispose();
    });

    test.each(CASES)('find $title', async ({ query, ids }) => {
      expect((await findContacts(instance, query)).map(({ id }) => id)).toEqual(ids);
    });

    test('a count is the number of documents that the selector finds', async () => {
      for (const { query } of CASES) {
        const selector = query.selector ?? {};
        expect(await countContacts(instance, { selector })).toBe(
          (await findContacts(instance, { selector })).length,
        );
      }
    });
  });
}
