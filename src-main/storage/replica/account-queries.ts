import {
  type FilledMangoQuery,
  type MangoQuerySelector,
  normalizeMangoQuery,
  type PreparedQuery,
  prepareQuery,
  type RxDocumentData,
} from 'rxdb';
import type { ReplicaCollection } from './open-replica.ts';
import type { ReplicaDocument } from './replica-schema.ts';

type Stored = RxDocumentData<ReplicaDocument>;
type Query = FilledMangoQuery<ReplicaDocument>;

/** Reads the documents of accounts in one collection. */
export type AccountQueries = {
  /** All that are not deleted, in order of account and `seq`. Reads at once: the answer is of this moment. */
  documents(accountIds: readonly string[]): Promise<Stored[]>;
  /** The highest `seq` of an account; 0 without any document. */
  highestSeq(accountId: string): Promise<number>;
};

// The storage keeps a prepared statement for each length of list: few lengths, few statements.
const listLengths = [1, 8, 32, 128, 500];

/** Has RxDB normalise and plan each form of query once, where it would do so at every call. */
export function accountQueries({ storageInstance }: ReplicaCollection): AccountQueries {
  const ascending = plannedQuery(storageInstance.schema, ['accountId', 'seq', 'id'], 'asc');
  const descending = plannedQuery(storageInstance.schema, ['accountId', 'seq', 'id'], 'desc');
  const run = async (prepared: PreparedQuery<ReplicaDocument>, query: Partial<Query>) =>
    (await storageInstance.query({ ...prepared, query: { ...prepared.query, ...query } })).documents;
  return {
    async documents(accountIds) {
      const lists = listsOf(accountIds);
      return (await Promise.all(lists.map((list) => run(ascending, { selector: heldOf(list) })))).flat();
    },
    async highestSeq(accountId) {
      const [newest] = await run(descending, { selector: heldOf([accountId]), limit: 1 });
      return newest?.seq ?? 0;
    },
  };
}

/** A query over all documents, whose plan therefore holds for every narrower one as well. */
function plannedQuery(
  schema: ReplicaCollection['storageInstance']['schema'],
  fields: readonly (keyof ReplicaDocument)[],
  direction: 'asc' | 'desc',
): PreparedQuery<ReplicaDocument> {
  const sort = fields.map((field) => ({ [field]: direction }));
  const prepared = prepareQuery(schema, normalizeMangoQuery<Stored>(schema, { selector: {}, sort }));
  return { ...prepared, queryPlan: { ...prepared.queryPlan, selectorSatisfiedByIndex: false } };
}

function heldOf(accountIds: readonly string[]): MangoQuerySelector<Stored> {
  const [only, ...others] = accountIds;
  const accountId = only !== undefined && others.length === 0 ? { $eq: only } : { $in: [...accountIds] };
  return { _deleted: { $eq: false }, accountId };
}

/** The ids in lists of few different lengths; a list is filled up with its own last id. */
function listsOf(accountIds: readonly string[]): readonly (readonly string[])[] {
  const longest = listLengths.at(-1) ?? 1;
  const lists: string[][] = [];
  for (let start = 0; start < accountIds.length; start += longest) {
    const list = accountIds.slice(start, start + longest);
    const length = listLengths.find((one) => one >= list.length) ?? longest;
    const last = list.at(-1) ?? '';
    lists.push([...list, ...Array.from({ length: length - list.length }, () => last)]);
  }
  return lists;
}
