import type { ServerRows, StoredUser } from './server-rows.ts';

/** The rule of who sees what, written a second time: nothing of the server's own scopes is asked. */
export function visibleAccounts(
  { documents }: Pick<ServerRows, 'documents'>,
  user: StoredUser,
): ReadonlySet<string> {
  const isSeen = (doc: Readonly<Record<string, unknown>>): boolean =>
    user.active &&
    (user.role === 'administrator' ||
      (user.role === 'manager'
        ? user.territories.includes(String(doc.territory))
        : doc.collectorId === user.id));
  return new Set(documents.accounts.filter(({ doc }) => isSeen(doc)).map(({ id }) => id));
}
