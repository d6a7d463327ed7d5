import { IconInbox, IconSearchOff } from '@tabler/icons-react';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { useTranslation } from '../../../components/translation.tsx';

type WorklistEmptyProps = {
  /** Something was searched, or more than the usual filter narrows the list. */
  readonly isNarrowed: boolean;
  /** Everything that the server has is here: an empty list is empty. */
  readonly isSynced: boolean;
  /** Whether any account is on this device. */
  readonly hasAccounts: boolean;
  /** May give accounts to people. */
  readonly isManager: boolean;
};

/** What stands in the place of rows when there are none: who can do what about it. */
export function WorklistEmpty({ isNarrowed, isSynced, hasAccounts, isManager }: WorklistEmptyProps) {
  const { t } = useTranslation();
  if (isNarrowed) {
    return (
      <MessagePanel
        icon={<IconSearchOff size={22} />}
        title={t('worklist.noMatchTitle')}
        text={t('worklist.noMatchText')}
      />
    );
  }
  const icon = <IconInbox size={22} />;
  if (!isSynced)
    return <MessagePanel icon={icon} title={t('worklist.emptyTitle')} text={t('worklist.emptyText')} />;
  if (hasAccounts)
    return <MessagePanel icon={icon} title={t('worklist.emptyTitle')} text={t('worklist.allDoneText')} />;
  return (
    <MessagePanel
      icon={icon}
      title={t('worklist.noAccountsTitle')}
      text={t(isManager ? 'worklist.noAccountsManager' : 'worklist.noAccountsText')}
    />
  );
}
