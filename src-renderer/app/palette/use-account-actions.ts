import { useLocation } from 'wouter';
import type { AccountHead } from '../../../src-shared/contract/account-view.ts';
import { shortcutKeys } from '../../../src-shared/contract/shortcut-list.ts';
import { useTranslation } from '../../components/translation.tsx';
import { type AccountCommand, accountCommands } from '../../screens/account/actions/account-commands.ts';
import { useListPlaces } from '../../state/list-places.ts';
import { openAction } from '../../state/open-action.ts';
import { openForm } from '../../state/open-form.ts';
import { type ShownAccount, useShownAccounts } from '../../state/shown-account.ts';
import { documentPath, wholeHistory } from '../documents/document-path.ts';
import { useFormats } from '../formats.ts';
import { mintId } from '../ids.ts';
import { accountPath, isWorklistPath } from '../paths.ts';
import { useCollectors } from '../people-context.ts';
import { useSession } from '../session-context.ts';
import { useAccount } from '../use-account.ts';
import { readyValue } from '../use-live-view.ts';
import { useOpenBeside } from '../use-open-beside.ts';
import type { PaletteCommand } from './palette-row.ts';

export type AccountActions = {
  /** The account that they are about; undefined where none is shown or it is on its way. */
  readonly head: AccountHead | undefined;
  readonly commands: readonly PaletteCommand[];
};

/** What the person may do with the account that is shown, or that is selected in the worklist. */
export function useAccountActions(): AccountActions {
  const { t } = useTranslation();
  const formats = useFormats();
  const { role } = useSession().actor;
  const collectors = useCollectors(formats.locale);
  const [, go] = useLocation();
  const openBeside = useOpenBeside();
  const shown = useAccountInView();
  const head = readyValue(useAccount(shown?.accountId ?? null));
  if (head === undefined || shown === null) return { head: undefined, commands: [] };
  const { id, name, number } = head.account;
  const parts = { account: { id, name, number }, t, formats, mintId };
  const commands = accountCommands(head, parts, { role, collectors }).map(
    (command): PaletteCommand => ({
      id: `account/${command.id}`,
      section: 'account',
      label: command.label,
      moreWords: `${name} ${number}`,
      keys: command.shortcut === null ? null : shortcutKeys('account', command.shortcut),
      run: () => runCommand(command, shown, { go, openBeside }),
    }),
  );
  return { head, commands };
}

function useAccountInView(): ShownAccount | null {
  const [location] = useLocation();
  const shown = useShownAccounts((accounts) => accounts.shown);
  const selectedId = useListPlaces(({ places }) => places.worklist.activeKey);
  if (shown !== null) return shown;
  return isWorklistPath(location) && selectedId !== null ? { accountId: selectedId, choice: [] } : null;
}

function runCommand(
  { opens }: AccountCommand,
  { accountId, choice }: ShownAccount,
  { go, openBeside }: Readonly<Record<'go' | 'openBeside', (path: string) => void>>,
): void {
  if (opens.kind === 'form') openForm(opens.form, accountId, choice);
  else if (opens.kind === 'action') openAction(opens.action);
  else if (opens.kind === 'window') openBeside(accountPath(accountId));
  else
    go(documentPath(opens.kind === 'history' ? wholeHistory(accountId) : { kind: 'statement', accountId }));
}
