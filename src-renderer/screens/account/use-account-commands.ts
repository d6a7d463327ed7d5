import type { AccountHead } from '../../../src-shared/contract/account-view.ts';
import { useFormats } from '../../app/formats.ts';
import { useCollectors } from '../../app/people-context.ts';
import { useSession } from '../../app/session-context.ts';
import { type AccountCommand, accountCommands } from './actions/account-commands.ts';
import { useActionParts } from './use-action-parts.ts';

/** What the person who works here may do with an account. */
export function useAccountCommands(account: AccountHead): readonly AccountCommand[] {
  const { role } = useSession().actor;
  const collectors = useCollectors(useFormats().locale);
  return accountCommands(account, useActionParts(account.account), { role, collectors });
}
