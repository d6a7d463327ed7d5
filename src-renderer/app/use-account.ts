import type { AccountHead } from '../../src-shared/contract/account-view.ts';
import { useLiveWindows } from './lists/use-live-windows.ts';
import type { LiveView } from './use-live-view.ts';

/** The live view of an account, without its lists; of null nothing is asked. */
export function useAccount(accountId: string | null): LiveView<AccountHead> {
  return useLiveWindows<AccountHead, never, AccountHead>(
    {
      open: (client, signal) => client.account.watch({ accountId: accountId ?? '' }, { signal }),
      keyOf: (row) => row,
      shownAs: ({ head }) => head,
    },
    accountId,
  );
}
