import type { ServerRows, StoredUser } from './server-rows.ts';

/** What of an account decides who sees it. */
export type Owned = { readonly collectorId: string; readonly territory: string };

/** The rule of who sees what, written a second time: nothing of the server's own scopes is asked. */
export function isVisible({ collectorId, territory }: Owned, user: StoredUser): boolean {
  if (!user.active) return false;
  if (user.role === 'administrator') return true;
  return user.role === 'manager' ? user.territories.includes(territory) : collectorId === user.id;
}

/** The accounts that a user sees. */
export function visibleAccounts(
  { documents }: Pick<ServerRows, 'documents'>,
  user: StoredUser,
): ReadonlySet<string> {
  const seen = documents.accounts.filter(({ doc }) => isVisible(ownerOf(doc), user));
  return new Set(seen.map(({ id }) => id));
}

/** Whose an account's document says that it is. */
export function ownerOf(doc: Readonly<Record<string, unknown>>): Owned {
  return { collectorId: String(doc.collectorId), territory: String(doc.territory) };
}
