import { adminApi, type User } from '../../src-shared/protocol/admin-api.ts';
import { type CollectionDocument, collectionSchemas } from '../../src-shared/protocol/collections.ts';
import type { Checkpoint } from '../../src-shared/protocol/sync-api.ts';
import { maxPullLimit, syncApi } from '../../src-shared/protocol/sync-api.ts';
import { StartFailure } from '../app/start-failure.ts';
import type { CallServer } from '../client/call-server.ts';

const pageLimit = 500;

/** Every row of a list that comes in pages. */
export async function readPages<Row>(
  readPage: (page: {
    after: string | null;
    limit: number;
  }) => Promise<{ rows: readonly Row[]; next: string | null }>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const page: { rows: readonly Row[]; next: string | null } = await readPage({ after, limit: pageLimit });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

/** Every user of the organisation, in order of user name. */
export async function readUsers(call: CallServer): Promise<readonly User[]> {
  const users = await readPages(async (page) => {
    const reply = await call(adminApi.listUsers, page);
    return { rows: reply.users, next: reply.next };
  });
  return users.toSorted((a, b) => (a.userName < b.userName ? -1 : 1));
}

/** The user of a user name or an id. Throws a StartFailure where there is none. */
export function findUser(users: readonly User[], wanted: string): User {
  const name = wanted.toLowerCase();
  const found =
    users.find((user) => user.userName.toLowerCase() === name) ?? users.find(({ id }) => id === wanted);
  if (found === undefined) throw new StartFailure(`There is no user ${wanted}. "users list" shows them.`);
  return found;
}

/** Every document of a collection that an administrator sees. */
export async function readCollection<Name extends 'accounts' | 'reference'>(
  call: CallServer,
  collection: Name,
): Promise<readonly CollectionDocument<Name>[]> {
  const byId = new Map<string, CollectionDocument<Name>>();
  let checkpoint: Checkpoint | null = null;
  let isWhole = false;
  while (!isWhole) {
    const page: { documents: readonly PulledDocument[]; checkpoint: Checkpoint; upToDate: boolean } =
      await call(syncApi.pull, { collection, checkpoint, limit: maxPullLimit });
    for (const { _deleted, ...document } of page.documents) {
      if (_deleted) byId.delete(document.id);
      else byId.set(document.id, collectionSchemas[collection].parse(document) as CollectionDocument<Name>);
    }
    checkpoint = page.checkpoint;
    isWhole = page.upToDate;
  }
  return [...byId.values()];
}

type PulledDocument = { readonly id: string; readonly _deleted: boolean };
