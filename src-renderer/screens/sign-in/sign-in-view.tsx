import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import styles from './sign-in-view.module.css';

export type SignInViewProps = {
  readonly isOther: boolean;
  readonly problemText: string | null;
  readonly isOffline: boolean;
  readonly isEngineLost: boolean;
  readonly isBusy: boolean;
  readonly userName: string;
  readonly onUserName: (userName: string) => void;
  readonly onCancel: () => void;
  readonly onSignIn: (password: string) => void;
};

export function SignInView(props: SignInViewProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const { userName } = props;
  const isReady = userName.trim() !== '' && password !== '';
  return (
    <main className={styles.page}>
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !props.isBusy) props.onSignIn(password);
        }}
      >
        <img src="./duebook.svg" alt="" width={40} height={40} />
        <h1>{t('signIn.title')}</h1>
        <p className={styles.hint}>{t(props.isOther ? 'signIn.other' : 'signIn.again')}</p>
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
          onChange={(event) => setPassword(event.currentTarget.value)}
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
