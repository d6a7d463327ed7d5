import { join } from 'node:path';
import { addRxPlugin, createRxDatabase, type RxCollection, type RxDatabase, type RxJsonSchema } from 'rxdb';
import { RxDBAttachmentsPlugin } from 'rxdb/plugins/attachments';
import { RxDBCleanupPlugin } from 'rxdb/plugins/cleanup';
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getRxStorageSqlite } from '../../src-main/storage/rx-storage-sqlite.ts';
import { openSqliteFile, type SqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { makeTestFolder, removeTestFolder, TEST_KEY } from './storages-under-test.ts';

type Person = { id: string; name?: string | undefined; firstName?: string | undefined; age: number };
type People = RxCollection<Person>;

const properties = {
  id: { type: 'string', maxLength: 40 },
  name: { type: 'string', maxLength: 40 },
  firstName: { type: 'string', maxLength: 40 },
  age: { type: 'integer', minimum: 0, maximum: 1_000, multipleOf: 1 },
};
const schemaVersion0: RxJsonSchema<Person> = {
  version: 0,
  type: 'object',
  primaryKey: 'id',
  properties,
  required: ['id', 'age'],
  indexes: ['age'],
  attachments: {},
};
const schemaVersion1: RxJsonSchema<Person> = {
  ...schemaVersion0,
  version: 1,
  required: ['id', 'age', 'firstName'],
  indexes: ['firstName', ['age', 'firstName']],
};

let folder: string;
let file: SqliteFile;
let databases: RxDatabase[];

beforeAll(() => {
  for (const plugin of [
    RxDBAttachmentsPlugin,
    RxDBCleanupPlugin,
    RxDBLocalDocumentsPlugin,
    RxDBMigrationSchemaPlugin,
  ]) {
    addRxPlugin(plugin);
  }
});
beforeEach(() => {
  folder = makeTestFolder();
  databases = [];
  file = openSqliteFile({ path: join(folder, 'replica.sqlite'), key: TEST_KEY });
});
afterEach(async () => {
  for (const database of databases) await database.close();
  file.close();
  removeTestFolder(folder);
});

async function openDatabase(name = 'people'): Promise<RxDatabase> {
  const storage = getRxStorageSqlite({ file });
  const database = await createRxDatabase({ name, storage, multiInstance: false, localDocuments: true });
  databases.push(database);
  return database;
}

async function restart(): Promise<RxDatabase> {
  for (const database of databases) await database.close();
  databases = [];
  file.close();
  file = openSqliteFile({ path: join(folder, 'replica.sqlite'), key: TEST_KEY });
  return openDatabase();
}

async function addPeople(database: RxDatabase): Promise<People> {
  return (await database.addCollections({ people: { schema: schemaVersion0 } })).people;
}

/** The collection of the second version; each migrated person goes through the strategy. */
async function addMigratedPeople(
  database: RxDatabase,
  strategy: (person: Person) => Person | null | Promise<Person>,
): Promise<People> {
  const people = { schema: schemaVersion1, autoMigrate: false, migrationStrategies: { 1: strategy } };
  return (await database.addCollections({ people })).people;
}

const withFirstName = ({ name = '', ...person }: Person): Person => ({ ...person, firstName: name });
const collectionsInFile = () =>
  file.statements
    .values("SELECT database_name || '/' || collection_name || '/' || version FROM rx_collections ORDER BY 1")
    .all();
const tablesInFile = () =>
  file.statements
    .values("SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'rx_[0-9]*'")
    .all();
const somePeople = (count: number): Person[] =>
  Array.from({ length: count }, (_, age) => ({ id: `person-${age}`, name: `Name ${age % 7}`, age }));

describe('plugins of RxDB over encrypted SQLite', () => {
  test('a schema migration takes documents and attachments over and removes the old table', async () => {
    const people = await addPeople(await openDatabase());
    await people.bulkInsert(somePeople(300));
    const photographed = await people.findOne('person-1').exec(true);
    const data = new Blob(['face'], { type: 'image/png' });
    await photographed.putAttachment({ id: 'photo', data, type: 'image/png' });

    const migrated = await addMigratedPeople(await restart(), (person) =>
      person.age === 2 ? null : withFirstName(person),
    );
    await migrated.migratePromise();
    expect(await migrated.count().exec()).toBe(299);
    expect(await migrated.count({ selector: { firstName: 'Name 3' } }).exec()).toBe(43);
    const photo = (await migrated.findOne('person-1').exec(true)).getAttachment('photo');
    expect(await photo?.getStringData()).toBe('face');
    expect(collectionsInFile().filter((name) => String(name).includes('/people/0'))).toEqual([]);
  });

  test('a migration cut off half-way is finished after a restart, each document once', async () => {
    const people = await addPeople(await openDatabase());
    await people.bulkInsert(somePeople(500));

    let reachMiddle: (() => void) | undefined;
    const middle = new Promise<void>((resolve) => {
      reachMiddle = resolve;
    });
    const halting = await addMigratedPeople(await restart(), (person) => {
      if (person.age !== 333) return withFirstName(person);
      reachMiddle?.();
      return new Promise<Person>(() => undefined);
    });
    void halting.startMigration(50);
    await middle;
    const migratedSoFar = await halting.count().exec();
    expect(migratedSoFar).toBeGreaterThan(0);
    expect(migratedSoFar).toBeLessThan(500);

    const migrated = await addMigratedPeople(await restart(), withFirstName);
    await migrated.migratePromise(50);
    const found = await migrated.find({ sort: [{ age: 'asc' }] }).exec();
    expect(found.map(({ age, firstName }) => `${age} ${firstName}`)).toEqual(
      somePeople(500).map(({ age, name }) => `${age} ${name}`),
    );
    expect(collectionsInFile().filter((name) => String(name).includes('/people/0'))).toEqual([]);
  });

  test('attachments are put, read, replaced and removed, with digests by the hash function of RxDB', async () => {
    const people = await addPeople(await openDatabase());
    const person = await people.insert({ id: 'a', age: 1 });
    const photo = new Blob([new Uint8Array([0, 255])], { type: 'image/png' });
    await person.putAttachment({ id: 'photo', data: photo, type: 'image/png' });
    await person.getLatest().putAttachment({ id: 'note', data: new Blob(['note']), type: 'text/plain' });
    const latest = person.getLatest();
    expect(latest.allAttachments().map(({ id }) => id)).toEqual(['photo', 'note']);
    const bytes = await (await latest.getAttachment('photo')?.getData())?.arrayBuffer();
    expect(new Uint8Array(bytes ?? new ArrayBuffer())).toEqual(new Uint8Array([0, 255]));
    await latest.getAttachment('photo')?.remove();
    expect(person.getLatest().getAttachment('photo')).toBeNull();
  });

  test('cleanup purges what was deleted, and the same id can be inserted again', async () => {
    const people = await addPeople(await openDatabase());
    await people.bulkInsert(somePeople(30));
    await people.find({ selector: { age: { $lt: 20 } } }).remove();
    await people.cleanup(0);
    expect(await people.storageInstance.findDocumentsById(['person-3', 'person-25'], true)).toHaveLength(1);
    await people.insert({ id: 'person-3', age: 3 });
    expect(await people.count().exec()).toBe(11);
  });

  test('local documents are kept beside the collections and observed', async () => {
    const database = await openDatabase();
    const settings = await database.upsertLocal('settings', { theme: 'dark' });
    const themes: string[] = [];
    settings.$.subscribe((document) => themes.push(String(document.get('theme'))));
    await settings.incrementalPatch({ theme: 'light' });
    expect(themes.at(-1)).toBe('light');
    const again = await (await restart()).getLocal<{ theme: string }>('settings');
    expect(again?.get('theme')).toBe('light');
  });

  test('a removed collection and a removed database leave no table; the other database keeps its own', async () => {
    const [first, second] = [await openDatabase('first'), await openDatabase('second')];
    const [mine, theirs] = [await addPeople(first), await addPeople(second)];
    await mine.insert({ id: 'a', age: 1 });
    await theirs.insert({ id: 'a', age: 2 });
    await mine.remove();
    expect(collectionsInFile()).not.toContain('first/people/0');
    const againMine = await addPeople(first);
    expect(await againMine.count().exec()).toBe(0);
    await first.remove();
    expect((await theirs.findOne('a').exec(true)).age).toBe(2);
    await second.remove();
    expect(tablesInFile()).toEqual([]);
  });
});
