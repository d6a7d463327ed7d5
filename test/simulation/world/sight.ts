import type { StoredDocument, StoredUser } from './server-rows.ts';
import { isVisible, type Owned, ownerOf } from './visible-accounts.ts';

/** Which accounts the users see, now and at any time before. */
export class Sight {
  #users: readonly StoredUser[] = [];
  #owners = new Map<string, Owned>();
  /** The accounts that a user was ever to see, up to now. */
  readonly once = new Map<string, Set<string>>();

  setUsers(users: readonly StoredUser[]): void {
    this.#users = users;
    this.#remember();
  }

  /** There are these accounts and no others. */
  setAccounts(accounts: readonly StoredDocument[]): void {
    this.#owners = new Map(accounts.map(({ id, doc }) => [id, ownerOf(doc)]));
    this.#remember();
  }

  /** An account was written. */
  write(accountId: string, owner: Owned): void {
    this.#owners.set(accountId, owner);
    this.#remember();
  }

  /** What a user sees now. */
  of(userId: string): ReadonlySet<string> {
    const user = this.#users.find(({ id }) => id === userId);
    const seen = [...this.#owners].filter(([, owner]) => user !== undefined && isVisible(owner, user));
    return new Set(seen.map(([accountId]) => accountId));
  }

  #remember(): void {
    for (const { id } of this.#users) {
      this.once.set(id, new Set([...(this.once.get(id) ?? []), ...this.of(id)]));
    }
  }
}
