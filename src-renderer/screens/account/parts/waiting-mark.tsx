import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';

/** On items that the server does not have yet. */
export function WaitingMark({ isWaiting }: { isWaiting: boolean }) {
  const { t } = useTranslation();
  return isWaiting ? <Tag tone="warn">{t('account.waitingToSync')}</Tag> : null;
}
