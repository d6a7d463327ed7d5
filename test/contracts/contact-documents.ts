import {
  type FilledMangoQuery,
  fillWithDefaultSettings,
  type MangoQuery,
  normalizeMangoQuery,
  now,
  prepareQuery,
  type RxDocumentData,
  type RxDocumentWriteData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageInstance,
} from 'rxdb';

/** A small document with every kind of field a storage meets: indexed, nested, optional, unindexed. */
export type Contact = {
  id: string;
  name: string;
  age: number;
  isActive: boolean;
  nickname?: string;
  address?: { city: string };
  tags?: string[];
  note?: string;
};

export type ContactInstance = RxStorageInstance<Contact, unknown, unknown>;
export type ContactStorage = RxStorage<unknown, Record<string, never>>;

const plainContactSchema: RxJsonSchema<Contact> = {
  version: 0,
  type: 'object',
  primaryKey: 'id',
  properties: {
    id: { type: 'string', maxLength: 60 },
    name: { type: 'string', maxLength: 60 },
    age: { type: 'number', minimum: -1_000_000, maximum: 1_000_000, multipleOf: 0.01 },
    isActive: { type: 'boolean' },
    nickname: { type: 'string', maxLength: 60 },
    address: { type: 'object', properties: { city: { type: 'string', maxLength: 60 } } },
    tags: { type: 'array', items: { type: 'string' } },
    note: { type: 'string' },
  },
  required: ['id', 'name', 'age', 'isActive'],
  indexes: ['name', ['age', 'name'], ['isActive', 'age'], 'address.city', 'nickname'],
  attachments: {},
};

export const contactSchema = fillWithDefaultSettings<Contact>(plainContactSchema);

let nextDatabase = 0;

/** A database name that no other test uses: the memory storage keeps its state for the whole process. */
export function freshDatabaseName(): string {
  nextDatabase += 1;
  return `contract-${process.pid}-${nextDatabase}`;
}

export function openContacts(
  storage: ContactStorage,
  databaseName: string,
  collectionName = 'contacts',
  schema: RxJsonSchema<RxDocumentData<Contact>> = contactSchema,
): Promise<ContactInstance> {
  return storage.createStorageInstance<Contact>({
    databaseInstanceToken: databaseName,
    databaseName,
    collectionName,
    schema,
    options: {},
    multiInstance: false,
    devMode: false,
  });
}

export function contact(id: string, fields: Partial<RxDocumentData<Contact>> = {}): RxDocumentData<Contact> {
  return {
    id,
    name: `Contact ${id}`,
    age: 40,
    isActive: true,
    _deleted: false,
    _attachments: {},
    _rev: '1-first',
    _meta: { lwt: now() },
    ...fields,
  };
}

/** The next revision of a stored document. */
export function revised(
  previous: RxDocumentData<Contact>,
  fields: Partial<RxDocumentWriteData<Contact>>,
): { previous: RxDocumentData<Contact>; document: RxDocumentWriteData<Contact> } {
  const height = Number(previous._rev.split('-')[0]) + 1;
  return { previous, document: { ...previous, _rev: `${height}-next`, _meta: { lwt: now() }, ...fields } };
}

export async function insertContacts(
  instance: ContactInstance,
  documents: readonly RxDocumentData<Contact>[],
): Promise<void> {
  const { error } = await instance.bulkWrite(
    documents.map((document) => ({ document })),
    'insert',
  );
  if (error.length > 0) throw new Error(`${error.length} contacts were not inserted`);
}

/** Writes the next revision of a stored contact, deleted or not. */
export async function rewriteContact(
  instance: ContactInstance,
  id: string,
  fields: Partial<RxDocumentWriteData<Contact>>,
): Promise<void> {
  const [stored] = await instance.findDocumentsById([id], true);
  if (stored === undefined) throw new Error(`${id} is not stored`);
  const { error } = await instance.bulkWrite([revised(stored, fields)], 'rewrite');
  if (error.length > 0) throw new Error(`${id} was not written`);
}

export function filled(query: MangoQuery<Contact>): FilledMangoQuery<Contact> {
  return normalizeMangoQuery(
    contactSchema,
    query as MangoQuery<RxDocumentData<Contact>>,
  ) as FilledMangoQuery<Contact>;
}

export async function findContacts(instance: ContactInstance, query: MangoQuery<Contact>) {
  const { documents } = await instance.query(prepareQuery(contactSchema, filled(query)));
  return documents;
}

export async function countContacts(instance: ContactInstance, query: MangoQuery<Contact>): Promise<number> {
  const { count } = await instance.count(prepareQuery(contactSchema, filled(query)));
  return count;
}
