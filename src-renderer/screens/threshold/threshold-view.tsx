import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ThresholdState, ThresholdWay } from '../../../src-shared/contract/threshold-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import { AskFirst } from './parts/ask-first.tsx';
import { type PassphraseAsked, PassphraseOpening } from './parts/passphrase-opening.tsx';
import { ProblemNote, ThresholdCard } from './parts/threshold-card.tsx';
import styles from './threshold-view.module.css';

export type ThresholdViewProps = PassphraseAsked & {
  readonly state: Exclude<ThresholdState, 'open' | 'changing-key'>;
  readonly ways: readonly ThresholdWay[];
  /** When the backup was made that can be restored, as it is shown. */
  readonly backupText: string;
  /** Whom the organisation names for questions; null where it names nobody. */
  readonly contact: string | null;
  /** For so long that it is worth a word. */
  readonly isEngineLost: boolean;
  /** Somebody had it look once more, and it is still so. */
  readonly hasLooked: boolean;
  readonly onWay: (way: Exclude<ThresholdWay, 'passphrase'>) => void;
  /** A newer version, where that helps; null where it does not. */
  readonly updates: ReactNode;
};

export function ThresholdView(props: ThresholdViewProps) {
  const { t } = useTranslation();
  const { state, ways, problemText } = props;
  const asksPassphrase = ways.includes('passphrase');
  const labelOf = {
    'try-again': t('threshold.tryAgain'),
    restore: t('threshold.restore', { at: props.backupText }),
    'start-anew': t('threshold.startAnew'),
  };
  // What opens data that are too new is a newer version.
  const isSecond = (index: number) => asksPassphrase || index > 0 || state === 'too-new';
  const buttons = ways.filter((way) => way !== 'passphrase');
  return (
    <ThresholdCard icon={state} title={t(`threshold.${state}.title`)} isEngineLost={props.isEngineLost}>
      <p>{t(`threshold.${state}.text`)}</p>
      <p>{t(`threshold.${state}.next`)}</p>
      {asksPassphrase ? <PassphraseOpening {...props} submitLabel={t('lock.open')} /> : null}
      {asksPassphrase || problemText === null ? null : <ProblemNote text={problemText} />}
      <p role="status" className={styles.looked}>
        {props.hasLooked && problemText === null ? t('threshold.stillSo') : ''}
      </p>
      {state === 'too-new' ? props.updates : null}
      {buttons.length === 0 ? null : (
        <div className={styles.ways}>
          {buttons.map((way, index) => (
            <Button
              key={way}
              variant={isSecond(index) ? 'default' : 'filled'}
              size={isSecond(index) ? 'sm' : 'md'}
              disabled={props.isBusy || (way === 'try-again' && !props.isConnected)}
              onClick={() => props.onWay(way)}
            >
              {labelOf[way]}
            </Button>
          ))}
        </div>
      )}
      {state === 'too-new' ? null : props.updates}
      {state === 'locked' ? null : <AskFirst contact={props.contact} />}
    </ThresholdCard>
  );
}
