import type { PickedAccount } from '../../state/account-selection.ts';
import type { BatchWork } from '../decide/batch-run.ts';
import { runBatch } from '../decide/run-batch.ts';
import { mintId } from '../ids.ts';
import { useSubmit } from '../use-commands.tsx';
import { type NewOwner, reassignInput } from './reassign-accounts.ts';

/** Gives each account to another collector by a command of its own. */
export function useBulkReassign(): (owner: NewOwner) => BatchWork<PickedAccount> {
  const submit = useSubmit();
  return (owner) => (_client, accounts, run) =>
    runBatch(accounts, {
      ...run,
      submit: (account) =>
        submit('account.reassign', account.accountId, reassignInput(account, owner, mintId)),
    });
}
