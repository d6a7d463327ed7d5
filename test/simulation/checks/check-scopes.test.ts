import { expect, it } from 'vitest';
import { collectionNames } from '../../../src-shared/protocol/collections.ts';
import type { ServerRows, StoredDocument } from '../world/server-rows.ts';
import { checkScopes } from './check-scopes.ts';

const stored = (id: string, scope: string): StoredDocument => ({
  id,
  accountId: 'a',
  seq: 1,
  doc: {},
  scope,
});

function rowsWith(change: Partial<ServerRows['documents']>): Pick<ServerRows, 'documents'> {
  const none = Object.fromEntries(collectionNames.map((name) => [name, []]));
  return { documents: { ...(none as unknown as ServerRows['documents']), ...change } };
}

it('a document in another scope than its account is found, one in the same is not', () => {
  const accounts = [stored('a', 'collector/amelie/North')];
  const outcomes = [stored('o', 'device/d/amelie')];
  const invoices = [stored('i', 'collector/amelie/North')];
  expect(checkScopes(rowsWith({ accounts, invoices, outcomes }))).toEqual([]);
  const disputes = [stored('d', 'collector/tomasz/North')];
  expect(checkScopes(rowsWith({ accounts, invoices, disputes }))).toEqual([
    {
      check: 'promise 4: nobody receives what is outside of their scope',
      detail: 'disputes d is in collector/tomasz/North, its account in collector/amelie/North',
    },
  ]);
});
