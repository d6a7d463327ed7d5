import { Button, Loader } from '@mantine/core';
import { useTranslation } from '../../components/translation.tsx';
import { useTraining } from '../../state/training.ts';
import styles from './training.module.css';
import { useTrainingCalls } from './use-training-calls.ts';

/**
 * What training is, and the button that begins or ends it; nothing where this workstation has none. `firstTitle` heads it
 * on the first page, where nobody has work yet that could wait.
 */
export function TrainingPanel({ firstTitle }: { readonly firstTitle?: string }) {
  const { t } = useTranslation();
  const { state, hasFailed } = useTraining();
  const { enter, leave } = useTrainingCalls();
  if (state === null || state === 'none') return null;
  const isBusy = state === 'starting' || state === 'leaving';
  const isOn = state === 'on' || state === 'leaving';
  return (
    <div className={styles.panel}>
      {firstTitle === undefined ? null : <h2>{firstTitle}</h2>}
      <p>{t(isOn ? 'training.onText' : 'training.text')}</p>
      {isOn || firstTitle !== undefined ? null : <p>{t('training.waits')}</p>}
      <div className={styles.actions}>
        <Button
          size="sm"
          variant={isOn ? 'filled' : 'default'}
          disabled={isBusy}
          onClick={isOn ? leave : enter}
        >
          {t(isOn ? 'training.leave' : 'training.enter')}
        </Button>
        <p role="status" className={styles.state}>
          {isBusy ? (
            <>
              <Loader size={14} aria-hidden="true" /> {t(`training.${state}`)}
            </>
          ) : null}
        </p>
      </div>
      {hasFailed ? <p role="alert">{t('training.failed')}</p> : null}
    </div>
  );
}
