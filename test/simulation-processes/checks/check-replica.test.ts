import { describe, expect, test } from 'vitest';
import { collectionNames } from '../../../src-shared/protocol/collections.ts';
import { checkReplica } from './check-replica.ts';
import type { DocumentsByCollection } from './found.ts';

function holding(invoices: Readonly<Record<string, string>>): DocumentsByCollection {
  const documents = Object.fromEntries(
    collectionNames.map((name) => [name, new Map<string, string>()]),
  ) as unknown as DocumentsByCollection;
  return { ...documents, invoices: new Map(Object.entries(invoices)) };
}

describe('the check of a replica', () => {
  test('finds nothing where it holds what the server has', () => {
    expect(checkReplica('desk', holding({ a: '1' }), holding({ a: '1' }))).toEqual([]);
  });

  test('names what is missing, foreign or different', () => {
    const found = checkReplica('desk', holding({ b: '1', c: 'old' }), holding({ a: '1', c: 'new' }));
    expect(found).toEqual([
      { check: 'promise 3: replicas converge and know it', detail: 'desk, invoices: missing 1: a' },
      {
        check: 'promise 3: replicas converge and know it',
        detail: 'desk, invoices: other than the server’s 1: c (old instead of new)',
      },
      {
        check: 'promise 4: nobody receives what is outside of their scope',
        detail: 'desk, invoices: too much 1: b',
      },
    ]);
  });
});
