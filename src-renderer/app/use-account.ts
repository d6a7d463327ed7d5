import type { AccountHead } from '../../src-shared/contract/account-view.ts';
import { accountIdSchema } from '../../src-shared/domain/ids.ts';
import { useLiveWindows } from './lists/use-live-windows.ts';
import type { LiveView } from './use-live-view.ts';
import { viewMemory } from './view-memory.ts';

const noAccount: LiveView<AccountHead> = {
  state: 'failed',
  problem: { code: 'ACCOUNT_NOT_FOUND', params: {} },
};

/** The last head of each account that was looked at or is about to be. */
export const accountMemory = viewMemory<AccountHead>();

/**
 * The live view of an account, without its lists; of null nothing is asked. What cannot be an id is no account.
 * @param known shown until the view is here; absent where something is recorded by what is shown
 */
export function useAccount(accountId: string | null, known?: AccountHead): LiveView<AccountHead> {
  const isNone = accountId !== null && !accountIdSchema.safeParse(accountId).success;
  const view = useLiveWindows<AccountHead, never, AccountHead>(
    {
      open: (client, signal) => client.account.watch({ accountId: accountId ?? '' }, { signal }),
      keyOf: (row) => row,
      shownAs: ({ head }) => {
        accountMemory.keep(head.account.id, head);
        return head;
      },
    },
    isNone ? null : accountId,
    known && { shown: known, rows: [] },
  );
  return isNone ? noAccount : view;
}
