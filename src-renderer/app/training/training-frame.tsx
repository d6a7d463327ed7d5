import { Button } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import { useShownAccounts } from '../../state/shown-account.ts';
import { useTraining } from '../../state/training.ts';
import styles from './training.module.css';
import { useFollowTraining } from './use-follow-training.ts';
import { useTrainingCalls } from './use-training-calls.ts';

/**
 * Whatever is shown. While somebody trains a line above it says so, and a dashed edge with the word lies over
 * everything, dialogs too; the window's title names it. The title also has the number of the account that is shown, which
 * tells windows from each other, never its name: a task bar or a shared screen shows it to anybody.
 */
export function TrainingFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  useFollowTraining();
  const state = useTraining((training) => training.state);
  const isTraining = state === 'on' || state === 'leaving';
  const shownNumber = useShownAccounts(
    ({ shown, opened }) => opened.find(({ accountId }) => accountId === shown?.accountId)?.number,
  );
  useEffect(() => {
    const parts = [isTraining ? t('training.mark') : undefined, shownNumber, 'Duebook'];
    document.title = parts.filter((part) => part !== undefined).join(' – ');
  }, [isTraining, shownNumber, t]);
  if (!isTraining) return children;
  return (
    <div className={styles.frame}>
      <TrainingBanner isLeaving={state === 'leaving'} />
      <div className={styles.content}>{children}</div>
      <div className={styles.edge} aria-hidden="true">
        <span>{t('training.mark')}</span>
      </div>
    </div>
  );
}

function TrainingBanner({ isLeaving }: { isLeaving: boolean }) {
  const { t } = useTranslation();
  const { leave } = useTrainingCalls();
  return (
    <section className={styles.banner} aria-label={t('training.banner')}>
      <IconSchool size={16} aria-hidden="true" />
      <p>
        <strong>{t('training.mark')}</strong> {t('training.onText')}
      </p>
      <Button size="compact-sm" variant="default" disabled={isLeaving} onClick={leave}>
        {t('training.leave')}
      </Button>
    </section>
  );
}
