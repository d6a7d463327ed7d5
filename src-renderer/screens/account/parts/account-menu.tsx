import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import type { Action } from '../../../app/action-dialog/action.ts';
import { wholeHistory } from '../../../app/documents/document-path.ts';
import { useOpenDocument } from '../../../app/documents/use-open-document.ts';
import { accountPath } from '../../../app/paths.ts';
import { useOpenBeside } from '../../../app/use-open-beside.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { openAction } from '../../../state/open-action.ts';
import { openForm } from '../../../state/open-form.ts';
import type { AccountCommand } from '../actions/account-commands.ts';
import { useAccountCommands } from '../use-account-commands.ts';

/** Everything that can be done with the account as a whole, beside what has a button of its own. */
export function AccountMenu({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" shadow="md" width={280} withinPortal>
      <Menu.Target>
        <Button size="sm" variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
          {t('act.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <AccountMenuItems account={account} />
      </Menu.Dropdown>
    </Menu>
  );
}

const groups = ['written', 'field', 'follow-ups', 'office'] as const;

function AccountMenuItems({ account }: { account: AccountHead }) {
  const commands = useAccountCommands(account);
  const openDocument = useOpenDocument();
  const openBeside = useOpenBeside();
  const { id } = account.account;
  const open = ({ opens }: AccountCommand) => {
    if (opens.kind === 'form') openForm(opens.form, id);
    else if (opens.kind === 'action') openAction(opens.action);
    else if (opens.kind === 'window') openBeside(accountPath(id));
    else openDocument(opens.kind === 'history' ? wholeHistory(id) : { kind: 'statement', accountId: id });
  };
  return groups.map((group) => (
    <Fragment key={group}>
      {group === 'office' && commands.some((one) => one.group === group) ? <Menu.Divider /> : null}
      {commands
        .filter((one) => one.group === group)
        .map((one) => (
          <Menu.Item key={one.id} onClick={() => open(one)}>
            {one.label}
          </Menu.Item>
        ))}
    </Fragment>
  ));
}

/** A menu item for each action, by its title. */
export function Items({ actions }: { actions: readonly Action[] }) {
  return actions.map((action) => (
    <Menu.Item key={action.key} onClick={() => openAction(action)}>
      {action.title}
    </Menu.Item>
  ));
}
