import { type CollectionName, collectionNames } from '../../../src-shared/protocol/collections.ts';
import { type BrokenPromise, brokenPromise } from '../broken-promise.ts';
import type { Documents, DocumentsByCollection } from './found.ts';

const namedAtMost = 5;

/** Promises 3 and 4: a replica holds the documents of its scope, at their positions, and no other. */
export function checkReplica(
  name: string,
  held: DocumentsByCollection,
  due: DocumentsByCollection,
): readonly BrokenPromise[] {
  return collectionNames.flatMap((collection) =>
    compare(`${name}, ${collection}`, held[collection], due[collection]),
  );
}

function compare(
  place: `${string}, ${CollectionName}`,
  held: Documents,
  due: Documents,
): readonly BrokenPromise[] {
  const missing = [...due.keys()].filter((id) => !held.has(id));
  const foreign = [...held.keys()].filter((id) => !due.has(id));
  const other = [...due]
    .filter(([id, text]) => held.has(id) && held.get(id) !== text)
    .map(([id, text]) => `${id} (${held.get(id)} instead of ${text})`);
  return [
    ...summary('promise 3: replicas converge and know it', `${place}: missing`, missing),
    ...summary('promise 3: replicas converge and know it', `${place}: other than the server’s`, other),
    ...summary('promise 4: nobody receives what is outside of their scope', `${place}: too much`, foreign),
  ];
}

function summary(
  check: BrokenPromise['check'],
  what: string,
  items: readonly string[],
): readonly BrokenPromise[] {
  if (items.length === 0) return [];
  const named = items.slice(0, namedAtMost).join(', ');
  return [brokenPromise(check, `${what} ${items.length}: ${named}${items.length > namedAtMost ? ' …' : ''}`)];
}
