import { Alert, Button, PasswordInput } from '@mantine/core';
import { IconAlertCircle, IconLock } from '@tabler/icons-react';
import { useTranslation } from '../../components/translation.tsx';
import styles from './lock-view.module.css';

export type LockViewProps = {
  readonly name: string;
  readonly organisation: string;
  readonly passphrase: string;
  readonly problemText: string | null;
  /** Until the next passphrase is looked at; 0 for now. */
  readonly waitSeconds: number;
  readonly isBusy: boolean;
  /** For so long that it is worth a word. */
  readonly isEngineLost: boolean;
  readonly onType: (passphrase: string) => void;
  readonly onOpen: () => void;
  /** Otherwise nothing but a passphrase does. */
  readonly doesPasswordOpen: boolean;
  readonly onSignIn: () => void;
  readonly onForgotten: () => void;
};

export function LockView(props: LockViewProps) {
  const { t } = useTranslation();
  const isReady = props.passphrase !== '' && props.waitSeconds === 0;
  const words = props.waitSeconds > 0 ? t('lock.wait', { count: props.waitSeconds }) : props.problemText;
  return (
    <main className={styles.page}>
      <form
        className={styles.card}
        data-testid="screen-lock"
        aria-labelledby="lock-title"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !props.isBusy) props.onOpen();
        }}
      >
        <span className={styles.icon} aria-hidden="true">
          <IconLock size={26} />
        </span>
        <h1 id="lock-title">{t('lock.title')}</h1>
        <p className={styles.who}>{t('lock.who', { name: props.name, organisation: props.organisation })}</p>
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
        {props.isEngineLost ? <p role="alert">{t('engine.lostBanner')}</p> : null}
        <Button type="submit" size="md" loading={props.isBusy} disabled={!isReady}>
          {t('lock.open')}
        </Button>
        <p className={styles.forgotten}>
          {t(props.doesPasswordOpen ? 'lock.forgotten' : 'lock.forgottenOnly')}
        </p>
        <Button
          variant="default"
          size="sm"
          onClick={props.doesPasswordOpen ? props.onSignIn : props.onForgotten}
        >
          {t(props.doesPasswordOpen ? 'lock.signIn' : 'lock.otherWays')}
        </Button>
      </form>
    </main>
  );
}
