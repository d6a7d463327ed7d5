import { Button, Progress } from '@mantine/core';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { isRebuilding } from '../rebuild-step.ts';
import type { RebuildFigures } from '../use-rebuild.ts';
import styles from './figures.module.css';

/** The figures of the lists and the search, which are computed from the documents and can be computed again. */
export function Figures({ rebuild, problem, start }: RebuildFigures) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <p className={styles.text}>{t('settings.figuresText')}</p>
      <div className={styles.line}>
        <Button variant="default" size="sm" disabled={isRebuilding(rebuild)} onClick={start}>
          {t('settings.rebuild')}
        </Button>
        <div className={styles.state}>
          <span role="status">{t(`settings.rebuildPhase.${rebuild.phase}`)}</span>
          {problem === null ? null : (
            <span role="alert" className={styles.problem}>
              {failureWords(problem, t, formats)}
            </span>
          )}
          {rebuild.phase === 'running' ? <RebuildProgress left={rebuild.left} most={rebuild.most} /> : null}
        </div>
      </div>
    </>
  );
}

function RebuildProgress({ left, most }: { left: number; most: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <span>{t('settings.rebuildLeft', { count: left, left: formats.count(left) })}</span>
      <Progress
        className={styles.progress ?? ''}
        size="sm"
        value={most === 0 ? 0 : (100 * (most - left)) / most}
        aria-label={t('settings.rebuild')}
      />
    </>
  );
}
