import { IconBuilding, IconSearchOff } from '@tabler/icons-react';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import type { AccountsFilter } from '../accounts-filter.ts';

type AccountsEmptyProps = {
  readonly filter: AccountsFilter;
  readonly isNarrowed: boolean;
  readonly isSynced: boolean;
  readonly isManager: boolean;
};

/** What stands in the place of accounts when there are none, and who can do something about it. */
export function AccountsEmpty({ filter, isNarrowed, isSynced, isManager }: AccountsEmptyProps) {
  const { t } = useTranslation();
  const icon = <IconBuilding size={22} />;
  if (isNarrowed) {
    return (
      <MessagePanel
        icon={<IconSearchOff size={22} />}
        title={t('worklist.noMatchTitle')}
        text={t('accounts.noMatchText')}
      />
    );
  }
  if (filter !== 'all')
    return <MessagePanel icon={icon} title={t(`accounts.none.${filter}`)} text={t('accounts.noneText')} />;
  if (!isSynced)
    return <MessagePanel icon={icon} title={t('accounts.loadingTitle')} text={t('accounts.loadingText')} />;
  return (
    <MessagePanel
      icon={icon}
      title={t('worklist.noAccountsTitle')}
      text={t(isManager ? 'worklist.noAccountsManager' : 'worklist.noAccountsText')}
    />
  );
}
