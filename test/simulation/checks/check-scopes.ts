import { collectionNames } from '../../../src-shared/protocol/collections.ts';
import type { ServerRows } from '../world/server-rows.ts';
import type { Violation } from './violation.ts';

/** Promise 4, at the root: what belongs to an account is in the account's scope, whoever wrote it and when. */
export function checkScopes({ documents }: Pick<ServerRows, 'documents'>): readonly Violation[] {
  const check = 'promise 4: nobody receives what is outside of their scope';
  const scopeOf = new Map(documents.accounts.map(({ id, scope }) => [id, scope]));
  return collectionNames
    .filter((name) => name !== 'outcomes' && name !== 'reference')
    .flatMap((name) =>
      documents[name].flatMap(({ id, accountId, scope }): Violation[] => {
        const own = scopeOf.get(accountId);
        return scope === own
          ? []
          : [{ check, detail: `${name} ${id} is in ${scope}, its account in ${own ?? 'none'}` }];
      }),
    );
}
