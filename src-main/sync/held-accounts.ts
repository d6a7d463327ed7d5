import { type Backoff, type BackoffParts, createBackoff } from './backoff.ts';

/**
 * Accounts whose oldest command the server could not take. They wait with a back-off of their own and are tried one
 * command at a time, so that the commands of other accounts get through. Whole accounts, because a later command of
 * the same account must not overtake.
 */
export type HeldAccounts = {
  hold(accountId: string): void;
  release(accountId: string): void;
  /** All that are held, whether their time has come or not. */
  all(): ReadonlySet<string>;
  /** One whose time has come. */
  due(): string | undefined;
  /** Ends the waiting of all. */
  now(): void;
};

/** Calls `onDue` when the time of an account has come. */
export function createHeldAccounts(parts: BackoffParts, onDue: () => void): HeldAccounts {
  const held = new Map<string, Backoff>();
  const due = new Set<string>();
  const waitForTurn = async (accountId: string, backoff: Backoff): Promise<void> => {
    await backoff.wait();
    if (parts.signal.aborted || !held.has(accountId)) return;
    due.add(accountId);
    onDue();
  };
  return {
    hold(accountId) {
      const backoff = held.get(accountId) ?? createBackoff(parts);
      held.set(accountId, backoff);
      due.delete(accountId);
      void waitForTurn(accountId, backoff);
    },
    release(accountId) {
      held.delete(accountId);
      due.delete(accountId);
    },
    all: () => new Set(held.keys()),
    due: () => due.values().next().value,
    now() {
      for (const backoff of held.values()) backoff.now();
    },
  };
}
