import { Button, PasswordInput } from '@mantine/core';
import { useTranslation } from '../../../components/translation.tsx';
import styles from '../threshold-view.module.css';
import { ProblemNote } from './threshold-card.tsx';

export type PassphraseAsked = {
  readonly passphrase: string;
  readonly problemText: string | null;
  /** Until the next passphrase is looked at; 0 for now. */
  readonly waitSeconds: number;
  readonly isBusy: boolean;
  readonly isConnected: boolean;
  readonly onType: (passphrase: string) => void;
  readonly onOpen: () => void;
};

type PassphraseOpeningProps = PassphraseAsked & { readonly submitLabel: string };

/** Asks for the passphrase of somebody who has set one here. */
export function PassphraseOpening(props: PassphraseOpeningProps) {
  const { t } = useTranslation();
  const isReady = props.passphrase !== '' && props.waitSeconds === 0 && props.isConnected;
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
        description={t('threshold.whose')}
        value={props.passphrase}
        autoFocus
        autoComplete="off"
        maxLength={500}
        visibilityToggleButtonProps={{ 'aria-label': t('lock.show') }}
        onChange={(event) => props.onType(event.currentTarget.value)}
      />
      {words === null ? null : <ProblemNote text={words} />}
      <Button type="submit" size="md" loading={props.isBusy} disabled={!isReady}>
        {props.submitLabel}
      </Button>
    </form>
  );
}
