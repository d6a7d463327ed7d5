import { Button } from '@mantine/core';
import { IconLock, IconRefresh } from '@tabler/icons-react';
import type { SessionView } from '../../../src-shared/contract/session-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import styles from './locked-view.module.css';

export type LockedViewProps = {
  readonly lock: Exclude<SessionView['lock'], null | 'PASSPHRASE_NEEDED' | 'PASSPHRASE_REQUIRED'>;
  /** What day it is by the clock of this computer, as it is shown. */
  readonly todayText: string;
  /** When it was up to date last, in words; null where it never was. */
  readonly lastText: string | null;
  readonly waitingCount: number;
  readonly attentionCount: number;
  readonly isEngineLost: boolean;
  readonly onTryNow: () => void;
  readonly onSignIn: () => void;
};

export function LockedView(props: LockedViewProps) {
  const { t } = useTranslation();
  const { lock, todayText, lastText, waitingCount, attentionCount } = props;
  return (
    <main className={styles.page}>
      <section className={styles.card} aria-labelledby="locked-title" data-testid="locked">
        <span className={styles.icon} aria-hidden="true">
          <IconLock size={26} />
        </span>
        <h1 id="locked-title">{t(`locked.title.${lock}`)}</h1>
        <p role="status">{t(`failure.${lock}`)}</p>
        {lock === 'LEASE_EXPIRED' ? (
          <p>
            {t('locked.clock', { date: todayText })} {lastText}
          </p>
        ) : null}
        {waitingCount === 0 ? null : <p>{t('locked.waiting', { count: waitingCount })}</p>}
        {attentionCount === 0 ? null : <p>{t('locked.attention', { count: attentionCount })}</p>}
        {props.isEngineLost ? <p role="alert">{t('engine.lostBanner')}</p> : null}
        <div className={styles.actions}>
          {lock === 'LEASE_EXPIRED' ? (
            <Button
              leftSection={<IconRefresh size={16} aria-hidden="true" />}
              disabled={props.isEngineLost}
              onClick={props.onTryNow}
            >
              {t('sync.tryNow')}
            </Button>
          ) : null}
          {lock === 'DEVICE_REVOKED' ? null : (
            <Button variant="default" onClick={props.onSignIn}>
              {t('signIn.submit')}
            </Button>
          )}
        </div>
      </section>
    </main>
  );
}
