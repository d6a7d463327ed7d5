import { Button, Progress } from '@mantine/core';
import type { UpdateState } from '../../../../src-shared/contract/updates-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { updateWords } from '../../../app/update-words.ts';
import { useDesktop } from '../../../app/use-desktop.ts';
import { useDesktopAsk } from '../../../app/use-desktop-ask.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from '../threshold-view.module.css';
import { ProblemNote } from './threshold-card.tsx';

const passing: readonly UpdateState['name'][] = ['off', 'checking', 'downloading', 'installing'];

/** Looks for a newer version from here, where only that may open the data; nothing in a browser. */
export function NewerVersion() {
  const { t } = useTranslation();
  const formats = useFormats();
  const state = useDesktop()?.updates?.state;
  const { ask, problem } = useDesktopAsk();
  if (state === undefined) return null;
  const words = updateWords(state, t, formats);
  const isReady = state.name === 'ready';
  return (
    <section className={styles.ways} aria-label={t('updates.title')}>
      {state.name === 'failed' ? (
        <ProblemNote text={words} />
      ) : (
        <p role="status" className={styles.looked}>
          {words}
        </p>
      )}
      {isReady && state.delay !== null ? <ProblemNote text={t(`updates.delay.${state.delay}`)} /> : null}
      {problem === null ? null : <ProblemNote text={t('updates.delay.not-answering')} />}
      {state.name === 'downloading' ? (
        <Progress size="sm" value={state.percent} aria-label={t('updates.progress')} />
      ) : null}
      {passing.includes(state.name) ? null : (
        <Button
          variant={isReady ? 'filled' : 'default'}
          size="sm"
          onClick={() =>
            ask(isReady ? { action: 'updates-install', when: 'now' } : { action: 'updates-check' })
          }
        >
          {t(isReady ? 'updates.installNow' : 'updates.check')}
        </Button>
      )}
    </section>
  );
}
