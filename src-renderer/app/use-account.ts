import type { AccountHead } from '../../src-shared/contract/account-view.ts';
import { accountIdSchema } from '../../src-shared/domain/ids.ts';
import { useLiveWindows } from './lists/use-live-windows.ts';
import type { LiveView } from './use-live-view.ts';

const noAccount: LiveView<AccountHead> = {
  state: 'failed',
  problem: { code: 'ACCOUNT_NOT_FOUND', params: {} },
};

/** The live view of an account, without its lists; of null nothing is asked. What cannot be an id is no account. */
export function useAccount(accountId: string | null): LiveView<AccountHead> {
  const isNone = accountId !== null && !accountIdSchema.safeParse(accountId).success;
  const view = useLiveWindows<AccountHead, never, AccountHead>(
    {
      open: (client, signal) => client.account.watch({ accountId: accountId ?? '' }, { signal }),
      keyOf: (row) => row,
      shownAs: ({ head }) => head,
    },
    isNone ? null : accountId,
  );
  return isNone ? noAccount : view;
}
