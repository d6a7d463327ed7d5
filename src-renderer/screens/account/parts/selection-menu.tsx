import { Menu } from '@mantine/core';
import { IconChevronUp } from '@tabler/icons-react';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { isChosenBy } from '../../../../src-shared/contract/invoice-choice.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { feeAction, requestActions } from '../actions/request-actions.ts';
import type { Selection } from '../selection.ts';
import { useActionParts } from '../use-action-parts.ts';
import { useInvoiceRows } from '../use-invoice-rows.ts';
import { useRole } from '../use-role.ts';
import { Items } from './account-menu.tsx';

type SelectionMenuProps = {
  readonly account: AccountHead;
  readonly selection: Selection;
  /** How many are chosen. */
  readonly count: number;
};

/** What can be asked of the ledger about the chosen invoices, and a fee on the account. */
export function SelectionMenu(props: SelectionMenuProps) {
  const { t } = useTranslation();
  if (!useRole().isOffice) return null;
  return (
    <Menu position="top-end" shadow="md" width={280} withinPortal>
      <Menu.Target>
        <button type="button">
          {t('act.more')} <IconChevronUp size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <SelectionItems {...props} />
      </Menu.Dropdown>
    </Menu>
  );
}

function SelectionItems({ account, selection, count }: SelectionMenuProps) {
  const { t } = useTranslation();
  const parts = useActionParts(account.account);
  const rows = useInvoiceRows(account.account.id, { bucket: null, hasSettled: false });
  if (rows === undefined) return <Menu.Label>{t('account.loading')}</Menu.Label>;
  const chosen = rows.filter(isChosenBy(selection.choice));
  const [first] = chosen;
  const fee = feeAction(parts, account.account.currency, chosen.length === 1 ? (first ?? null) : null);
  return (
    <>
      {count === 0 ? <Menu.Label>{t('act.chooseFirst')}</Menu.Label> : null}
      <Items actions={[...requestActions(parts, chosen, count), fee]} />
    </>
  );
}
