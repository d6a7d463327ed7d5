import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '../../../app/problem.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { isOpenToEavesdroppers } from '../server-address.ts';
import styles from './first-run.module.css';
import { FirstRunPage } from './first-run-page.tsx';

export type EnrolDraft = { readonly serverUrl: string; readonly userName: string; readonly password: string };

export type EnrolProps = {
  /** What the host knows; empty where the person has to name it. */
  readonly serverUrl: string;
  readonly problem: Problem | null;
  readonly problemText: string | null;
  readonly isBusy: boolean;
  readonly isEngineLost: boolean;
  /** Null where there was no choice. */
  readonly onBack: (() => void) | null;
  readonly onEnrol: (draft: EnrolDraft) => void;
};

const unreachable: readonly string[] = ['OFFLINE', 'SERVER_UNAVAILABLE', 'SERVER_REPLY_INVALID'];

export function Enrol(props: EnrolProps) {
  const { t } = useTranslation();
  const [serverUrl, setServerUrl] = useState(props.serverUrl);
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const isReady = serverUrl.trim() !== '' && userName.trim() !== '' && password !== '';
  const { problem, problemText } = props;
  const isAddressWrong = problem?.code === 'SERVER_ADDRESS_INVALID';
  const isUnreachable = problem !== null && unreachable.includes(problem.code);
  return (
    <FirstRunPage
      title={t('firstRun.enrolTitle')}
      text={t('firstRun.enrolHint')}
      problemText={
        isAddressWrong || problemText === null
          ? null
          : `${problemText}${isUnreachable ? ` ${t('firstRun.unreachableHint')}` : ''}`
      }
      isEngineLost={props.isEngineLost}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady || props.isBusy) return;
          props.onEnrol({ serverUrl: serverUrl.trim(), userName: userName.trim(), password });
        }}
      >
        <TextInput
          label={t('firstRun.server')}
          description={t('firstRun.serverHint')}
          error={isAddressWrong ? problemText : null}
          value={serverUrl}
          inputMode="url"
          autoComplete="url"
          spellCheck={false}
          autoFocus={props.serverUrl === ''}
          maxLength={500}
          onChange={(event) => setServerUrl(event.currentTarget.value)}
        />
        {isOpenToEavesdroppers(serverUrl) ? (
          <p className={styles.warning} role="status">
            {t('firstRun.notEncrypted')}
          </p>
        ) : null}
        <TextInput
          label={t('signIn.userName')}
          value={userName}
          autoComplete="username"
          autoFocus={props.serverUrl !== ''}
          maxLength={200}
          onChange={(event) => setUserName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          value={password}
          autoComplete="current-password"
          maxLength={500}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={props.isBusy} disabled={!isReady}>
          {t('signIn.submit')}
        </Button>
        {props.onBack === null ? null : (
          <Button variant="default" size="md" disabled={props.isBusy} onClick={props.onBack}>
            {t('firstRun.back')}
          </Button>
        )}
      </form>
    </FirstRunPage>
  );
}
