import { Button, SegmentedControl } from '@mantine/core';
import { failureWords } from '../../../app/failure-words.ts';
import type { FigureLanguage } from '../figure-words.ts';
import type { FiguresAsOf } from '../use-figures-as-of.ts';
import styles from './comparison.module.css';
import { FiguresRunning } from './figures-running.tsx';

const daysBeforeChoices = [7, 30, 60, 90, 365] as const;

export type ComparisonProps = {
  /** Null where nothing is compared. */
  readonly daysBefore: number | null;
  readonly date: string | null;
  readonly earlier: FiguresAsOf;
  readonly language: FigureLanguage;
  readonly onDaysBefore: (days: number | null) => void;
};

/** With which earlier date the figures are compared, and how far its figures are. */
export function Comparison({ daysBefore, date, earlier, language, onDaysBefore }: ComparisonProps) {
  const { t } = language;
  const choices = [
    { value: '', label: t('dashboard.notCompared') },
    ...daysBeforeChoices.map((days) => ({ value: `${days}`, label: t('dashboard.daysBefore', { days }) })),
  ];
  return (
    <div className={styles.line}>
      <span id="dashboard-compare" className={styles.label}>
        {t('dashboard.compare')}
      </span>
      <SegmentedControl
        className={styles.choices ?? ''}
        size="xs"
        aria-labelledby="dashboard-compare"
        value={daysBefore === null ? '' : `${daysBefore}`}
        data={choices}
        onChange={(value) => onDaysBefore(value === '' ? null : Number(value))}
      />
      {date === null ? null : <Earlier date={date} earlier={earlier} language={language} />}
    </div>
  );
}

type EarlierProps = Pick<ComparisonProps, 'earlier' | 'language'> & { readonly date: string };

function Earlier({ date, earlier, language }: EarlierProps) {
  const { t, formats } = language;
  const { progress, stop, again } = earlier;
  if (progress.phase === 'running') return <FiguresRunning {...progress} language={language} onStop={stop} />;
  if (progress.phase === 'ready') {
    return <span>{t('dashboard.comparedWith', { date: formats.fullDate(date) })}</span>;
  }
  return (
    <>
      {progress.phase === 'failed' ? (
        <span role="alert" className={styles.problem}>
          {failureWords(progress.problem, t, formats)}
        </span>
      ) : (
        <span role="status">{t('dashboard.stopped')}</span>
      )}
      <Button variant="default" size="xs" onClick={again}>
        {t('dashboard.again')}
      </Button>
    </>
  );
}
