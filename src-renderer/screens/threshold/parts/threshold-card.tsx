import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../components/translation.tsx';
import styles from '../threshold-view.module.css';
import { ThresholdIcon, type ThresholdIconName } from './threshold-icon.tsx';

type ThresholdCardProps = {
  readonly icon: ThresholdIconName;
  readonly title: string;
  readonly isEngineLost: boolean;
  readonly children: ReactNode;
};

/** A card alone in the window: nothing else can be shown. */
export function ThresholdCard({ icon, title, isEngineLost, children }: ThresholdCardProps) {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <section className={styles.card} aria-labelledby="threshold-title" data-testid="threshold">
        <span className={styles.icon}>
          <ThresholdIcon name={icon} />
        </span>
        <h1 id="threshold-title">{title}</h1>
        {children}
        {isEngineLost ? <p role="alert">{t('engine.lostBanner')}</p> : null}
      </section>
    </main>
  );
}

export function ProblemNote({ text }: { readonly text: string }) {
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />}>
      {text}
    </Alert>
  );
}
