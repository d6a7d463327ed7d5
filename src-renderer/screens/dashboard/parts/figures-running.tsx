import { Button, Progress } from '@mantine/core';
import type { FigureLanguage } from '../figure-words.ts';
import styles from './figures-running.module.css';

type FiguresRunningProps = {
  readonly done: number;
  readonly total: number;
  readonly language: FigureLanguage;
  /** Null where nothing can be stopped. */
  readonly onStop: (() => void) | null;
};

/** How far the figures of a date are. */
export function FiguresRunning({ done, total, language: { t, formats }, onStop }: FiguresRunningProps) {
  return (
    <div className={styles.line}>
      <Progress
        className={styles.bar ?? ''}
        size="sm"
        value={total === 0 ? 0 : (100 * done) / total}
        aria-label={t('dashboard.computing')}
      />
      <span role="status">
        {total === 0
          ? t('dashboard.computing')
          : t('dashboard.computed', { done: formats.count(done), total: formats.count(total) })}
      </span>
      {onStop === null ? null : (
        <Button variant="default" size="xs" onClick={onStop}>
          {t('dashboard.stop')}
        </Button>
      )}
    </div>
  );
}
