import {
  type AccountEntriesHead,
  type AccountEntry,
  accountEntryKey,
} from '../../../src-shared/contract/account-entries-view.ts';
import { applyListUpdate, type ListUpdate, type ListWindow } from '../../../src-shared/contract/live-list.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import type { EngineClient } from '../read-models/engine-child.ts';

type EntryWindow = ListWindow<AccountEntriesHead, AccountEntry>;

const newest = { offset: 0, limit: 50, kind: 'activity', soughtNote: null } as const;

/** An account whose newest activities are open on a screen. */
export type LiveAccount = {
  /** Resolves with the moment (`performance.now()`) at which the activity stood in it. */
  showsActivity(activityId: string): Promise<number>;
  close(): Promise<void>;
};

/** Opens an account; resolves when it is shown. */
export async function openAccount(client: EngineClient, accountId: string): Promise<LiveAccount> {
  const closing = new AbortController();
  const asked = { ...newest, accountId: accountIdSchema.parse(accountId) };
  const view = await client.account.entries(asked, { signal: closing.signal });
  const first = await view.next();
  if (first.done === true) throw new Error('the account ended without a window');
  let window = applyUpdate(undefined, first.value);
  let look = () => {};
  const consume = async () => {
    try {
      for await (const update of view) {
        window = applyUpdate(window, update);
        look();
      }
    } catch (error) {
      if (!closing.signal.aborted) throw error;
    }
  };
  const consumed = consume();
  return {
    showsActivity: (activityId) =>
      new Promise((resolve) => {
        look = () => {
          if (window.rows.some((row) => row.kind === 'activity' && row.activity.id === activityId))
            resolve(performance.now());
        };
        look();
      }),
    async close() {
      closing.abort();
      await consumed;
    },
  };
}

function applyUpdate(
  window: EntryWindow | undefined,
  update: ListUpdate<AccountEntriesHead, AccountEntry>,
): EntryWindow {
  return applyListUpdate(window, update, accountEntryKey);
}
