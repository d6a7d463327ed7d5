import { Alert, Button, PasswordInput } from '@mantine/core';
import { IconAlertCircle, IconKey } from '@tabler/icons-react';
import type { ThresholdState } from '../../../src-shared/contract/threshold-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import styles from './threshold-view.module.css';

export type ThresholdViewProps = {
  readonly state: Exclude<ThresholdState, 'open'>;
  /** A passphrase may open it. */
  readonly asksPassphrase: boolean;
  readonly passphrase: string;
  readonly problemText: string | null;
  /** Until the next passphrase is looked at; 0 for now. */
  readonly waitSeconds: number;
  readonly isBusy: boolean;
  readonly isEngineLost: boolean;
  readonly onType: (passphrase: string) => void;
  readonly onOpen: () => void;
  readonly onTryAgain: () => void;
};

export function ThresholdView(props: ThresholdViewProps) {
  const { t } = useTranslation();
  const { state, asksPassphrase } = props;
  return (
    <main className={styles.page}>
      <section className={styles.card} aria-labelledby="threshold-title" data-testid="threshold">
        <span className={styles.icon} aria-hidden="true">
          <IconKey size={26} />
        </span>
        <h1 id="threshold-title">{t(`threshold.${state}.title`)}</h1>
        <p>{t(`threshold.${state}.text`)}</p>
        <p className={styles.next}>{t(`threshold.${state}.next`)}</p>
        {asksPassphrase ? <PassphraseForm {...props} /> : null}
        {props.isEngineLost ? <p role="alert">{t('engine.lostBanner')}</p> : null}
        <Button
          variant={asksPassphrase ? 'default' : 'filled'}
          size={asksPassphrase ? 'sm' : 'md'}
          disabled={props.isEngineLost || props.isBusy}
          onClick={props.onTryAgain}
        >
          {t('threshold.tryAgain')}
        </Button>
      </section>
    </main>
  );
}

function PassphraseForm(props: ThresholdViewProps) {
  const { t } = useTranslation();
  const isReady = props.passphrase !== '' && props.waitSeconds === 0 && !props.isEngineLost;
  const words = props.waitSeconds > 0 ? t('lock.wait', { count: props.waitSeconds }) : props.problemText;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !props.isBusy) props.onOpen();
      }}
    >
      <PasswordInput
        label={t('lock.passphrase')}
        value={props.passphrase}
        autoFocus
        autoComplete="off"
        maxLength={500}
        visibilityToggleButtonProps={{ 'aria-label': t('lock.show') }}
        onChange={(event) => props.onType(event.currentTarget.value)}
      />
      {words === null ? null : (
        <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />}>
          {words}
        </Alert>
      )}
      <Button type="submit" size="md" loading={props.isBusy} disabled={!isReady}>
        {t('lock.open')}
      </Button>
    </form>
  );
}
