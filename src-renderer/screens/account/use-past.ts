import type { AccountHistory } from '../../../src-shared/domain/account/account-history.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { type LiveView, useLiveView } from '../../app/use-live-view.ts';

/** How an account has stood and paid, per currency, its own first. */
export function usePast(accountId: string): LiveView<readonly AccountHistory[]> {
  return useLiveView(
    (client, signal) => client.account.past({ accountId: accountIdSchema.parse(accountId) }, { signal }),
    accountId,
  );
}
