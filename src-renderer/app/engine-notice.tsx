import { Loader } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { MessagePanel } from '../components/message-panel.tsx';
import { useTranslation } from '../components/translation.tsx';
import styles from './engine-notice.module.css';

/** Before the first answer of the engine: starting, or not reachable and trying again. */
export function EngineNotice({ isLost }: { isLost: boolean }) {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      {isLost ? (
        <MessagePanel
          icon={<IconPlugConnectedX size={22} />}
          title={t('engine.lostTitle')}
          text={t('engine.lostText')}
          action={<Loader size="sm" type="dots" aria-hidden="true" />}
        />
      ) : (
        <div className={styles.starting} role="status">
          <Loader size="sm" aria-hidden="true" />
          <span>{t('engine.starting')}</span>
        </div>
      )}
    </main>
  );
}
