import type { ReactNode } from 'react';
import { TrainingPanel } from '../../../app/training/training-panel.tsx';
import { DuebookMark } from '../../../components/duebook-mark.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './first-run.module.css';
import { FirstRunProblem } from './first-run-problem.tsx';

export type FirstRunPageProps = {
  readonly title: string;
  readonly text: string;
  readonly problemText: string | null;
  readonly isEngineLost: boolean;
  /** Whoever is on the way into their own work is not led away from it. */
  readonly offersTraining: boolean;
  readonly children: ReactNode;
};

/** The frame of every step of a first start. */
export function FirstRunPage(props: FirstRunPageProps) {
  const { title, text, problemText, isEngineLost, offersTraining, children } = props;
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <section className={styles.card} aria-labelledby="first-run-title">
        <DuebookMark />
        <h1 id="first-run-title">{title}</h1>
        <p className={styles.text}>{text}</p>
        {children}
        <FirstRunProblem text={problemText} />
        {offersTraining ? (
          <div className={styles.practise}>
            <TrainingPanel firstTitle={t('firstRun.practise')} />
          </div>
        ) : null}
        {isEngineLost ? <p role="alert">{t('engine.lostBanner')}</p> : null}
      </section>
    </main>
  );
}
