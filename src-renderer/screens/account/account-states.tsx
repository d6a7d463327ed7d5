import { Skeleton } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { Link } from 'wouter';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import type { Problem } from '../../app/problem.ts';
import { MessagePanel } from '../../components/message-panel.tsx';
import { useTranslation } from '../../components/translation.tsx';
import styles from './account-view.module.css';

/** The shape of the screen while the account is on its way. */
export function AccountLoading() {
  const { t } = useTranslation();
  return (
    <div className={styles.screen} role="status" aria-label={t('account.loading')}>
      <Skeleton height={34} width={340} />
      <Skeleton height={106} radius={12} />
      <Skeleton height={420} radius={12} style={{ flex: 1 }} />
    </div>
  );
}

export function AccountProblem({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <MessagePanel
      icon={<IconUserQuestion size={22} />}
      title={t('account.notShown')}
      text={failureWords(problem, t, formats)}
      action={<Link to="/">{t('account.toWorklist')}</Link>}
    />
  );
}
