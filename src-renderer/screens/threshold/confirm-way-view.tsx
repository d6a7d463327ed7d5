import { Button } from '@mantine/core';
import type { ThresholdWay } from '../../../src-shared/contract/threshold-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import { AskFirst } from './parts/ask-first.tsx';
import { PassphraseOpening } from './parts/passphrase-opening.tsx';
import { ProblemNote, ThresholdCard } from './parts/threshold-card.tsx';
import styles from './threshold-view.module.css';
import type { ThresholdViewProps } from './threshold-view.tsx';

/** A way that changes what lies on this device. */
export type WayToConfirm = Extract<ThresholdWay, 'restore' | 'start-anew'>;

type ConfirmWayViewProps = Omit<ThresholdViewProps, 'state' | 'ways' | 'hasLooked' | 'onWay' | 'updates'> & {
  readonly way: WayToConfirm;
  readonly needsPassphrase: boolean;
  readonly onBack: () => void;
};

/** Says what a way leads to before it is taken. */
export function ConfirmWayView(props: ConfirmWayViewProps) {
  const { t } = useTranslation();
  const { way, needsPassphrase, problemText } = props;
  const words = `threshold.confirm.${way}` as const;
  return (
    <ThresholdCard icon="question" title={t(`${words}.title`)} isEngineLost={props.isEngineLost}>
      <ul className={styles.consequences}>
        <li>{t(`${words}.first`, { at: props.backupText })}</li>
        <li>{t(`${words}.second`)}</li>
        <li>{t(`${words}.third`)}</li>
      </ul>
      {needsPassphrase ? <PassphraseOpening {...props} submitLabel={t(`${words}.do`)} /> : null}
      {needsPassphrase || problemText === null ? null : <ProblemNote text={problemText} />}
      <div className={styles.ways}>
        {needsPassphrase ? null : (
          <Button size="md" autoFocus={way === 'restore'} loading={props.isBusy} onClick={props.onOpen}>
            {t(`${words}.do`)}
          </Button>
        )}
        <Button
          variant="default"
          size="sm"
          // Two presses of Enter give nothing up.
          autoFocus={way === 'start-anew'}
          disabled={props.isBusy}
          onClick={props.onBack}
        >
          {t('threshold.back')}
        </Button>
      </div>
      <AskFirst contact={props.contact} />
    </ThresholdCard>
  );
}
