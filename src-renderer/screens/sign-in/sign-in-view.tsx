import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { DuebookMark } from '../../components/duebook-mark.tsx';
import { useTranslation } from '../../components/translation.tsx';
import styles from './sign-in-view.module.css';

/** Somebody else comes; the passphrase is forgotten; or the server wants to know again who it is. */
export type WhySignIn = 'other' | 'unlock' | 'again';

export type SignInViewProps = {
  readonly why: WhySignIn;
  readonly problemText: string | null;
  readonly isOffline: boolean;
  readonly isEngineLost: boolean;
  readonly isBusy: boolean;
  readonly userName: string;
  readonly onUserName: (userName: string) => void;
  readonly onCancel: () => void;
  readonly password: string;
  readonly onPassword: (password: string) => void;
  readonly onSignIn: () => void;
};

export function SignInView(props: SignInViewProps) {
  const { t } = useTranslation();
  const { userName, password } = props;
  const isReady = userName.trim() !== '' && password !== '';
  return (
    <main className={styles.page}>
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !props.isBusy) props.onSignIn();
        }}
      >
        <DuebookMark />
        <h1>{t('signIn.title')}</h1>
        <p className={styles.hint}>{t(`signIn.${props.why}`)}</p>
        <TextInput
          label={t('signIn.userName')}
          value={userName}
          autoComplete="username"
          autoFocus
          maxLength={200}
          onChange={(event) => props.onUserName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          value={password}
          autoComplete="current-password"
          maxLength={500}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          onChange={(event) => props.onPassword(event.currentTarget.value)}
        />
        {props.problemText === null ? null : (
          <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />}>
            {props.problemText}
            {props.isOffline ? ` ${t('signIn.offlineHint')}` : ''}
          </Alert>
        )}
        {props.isEngineLost ? <p role="alert">{t('engine.lostBanner')}</p> : null}
        <Button type="submit" size="md" loading={props.isBusy} disabled={!isReady}>
          {t('signIn.submit')}
        </Button>
        <Button variant="default" size="md" onClick={props.onCancel}>
          {t('signIn.cancel')}
        </Button>
      </form>
    </main>
  );
}
