import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { TrainingPanel } from '../../../app/training/training-panel.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './first-run.module.css';

export type FirstRunPageProps = {
  readonly title: string;
  readonly text: string;
  readonly problemText: string | null;
  readonly isEngineLost: boolean;
  readonly children: ReactNode;
};

/** The frame of every step of a first start. */
export function FirstRunPage({ title, text, problemText, isEngineLost, children }: FirstRunPageProps) {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <section className={styles.card} aria-labelledby="first-run-title">
        <img src="./duebook.svg" alt="" width={40} height={40} />
        <h1 id="first-run-title">{title}</h1>
        <p className={styles.text}>{text}</p>
        {children}
        {problemText === null ? null : (
          <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />}>
            {problemText}
          </Alert>
        )}
        <TrainingPanel />
        {isEngineLost ? <p role="alert">{t('engine.lostBanner')}</p> : null}
      </section>
    </main>
  );
}
