import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { EnrolmentOffer } from '../../../../src-shared/contract/settings-device.ts';
import type { Problem } from '../../../app/problem.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { isOpenToEavesdroppers } from '../server-address.ts';
import styles from './first-run.module.css';
import { FirstRunPage } from './first-run-page.tsx';
import { FirstRunProblem } from './first-run-problem.tsx';

export type EnrolDraft = { readonly serverUrl: string; readonly userName: string; readonly password: string };

export type EnrolProps = {
  readonly offer: EnrolmentOffer;
  readonly problem: Problem | null;
  readonly problemText: string | null;
  readonly isBusy: boolean;
  readonly isEngineLost: boolean;
  /** Null where there was no choice. */
  readonly onBack: (() => void) | null;
  readonly onEnrol: (draft: EnrolDraft) => void;
  /** What was sent is not what is typed any more. */
  readonly onType: () => void;
  /** Seconds until the server is asked again by itself; null where that would not help. */
  readonly retrySeconds: number | null;
  /** Below the form. */
  readonly more: ReactNode;
};

const unreachable: readonly string[] = ['OFFLINE', 'SERVER_UNAVAILABLE', 'SERVER_REPLY_INVALID'];

/** What helps, where the words of the problem do not say it themselves. An address that is set is nobody's to check. */
function hintFor({ code, params }: Problem, { isServerFixed }: EnrolmentOffer) {
  if (!unreachable.includes(code) || params.because !== undefined) return null;
  return isServerFixed ? 'signIn.offlineHint' : 'firstRun.unreachableHint';
}

export function Enrol(props: EnrolProps) {
  const { t } = useTranslation();
  const { offer } = props;
  // What is proposed may change while nothing was typed over it.
  const [typedServer, setServerUrl] = useState<string | null>(null);
  const [typedName, setUserName] = useState<string | null>(null);
  const serverUrl = typedServer ?? offer.serverUrl ?? '';
  const userName = typedName ?? offer.userName;
  const [password, setPassword] = useState('');
  const isReady = serverUrl.trim() !== '' && userName.trim() !== '' && password !== '';
  const { problem, problemText, retrySeconds } = props;
  const isAddressWrong = problem?.code === 'SERVER_ADDRESS_INVALID';
  const hint = problem === null ? null : hintFor(problem, offer);
  return (
    <FirstRunPage
      title={t('firstRun.enrolTitle')}
      text={t('firstRun.enrolHint')}
      problemText={null}
      isEngineLost={props.isEngineLost}
      offersTraining
    >
      <form
        className={styles.form}
        onChange={props.onType}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady || props.isBusy) return;
          props.onEnrol({ serverUrl: serverUrl.trim(), userName: userName.trim(), password });
        }}
      >
        <TextInput
          label={t('firstRun.server')}
          description={t(offer.isServerFixed ? 'firstRun.serverSet' : 'firstRun.serverHint')}
          readOnly={offer.isServerFixed}
          error={isAddressWrong ? problemText : null}
          value={serverUrl}
          inputMode="url"
          autoComplete="url"
          spellCheck={false}
          autoFocus={offer.serverUrl === null}
          maxLength={500}
          onChange={(event) => setServerUrl(event.currentTarget.value)}
        />
        {isOpenToEavesdroppers(serverUrl) ? (
          <p className={styles.warning} role="status">
            {t('firstRun.notEncrypted')}
          </p>
        ) : null}
        {offer.serverOfWork === null || typedServer !== null ? null : (
          <p className={styles.warning} role="status">
            {t('firstRun.serverOfWork', offer.serverOfWork)}
          </p>
        )}
        <TextInput
          label={t('signIn.userName')}
          {...(offer.isUserNameFixed ? { readOnly: true, description: t('firstRun.nameSet') } : {})}
          value={userName}
          autoComplete="username"
          autoFocus={offer.serverUrl !== null && offer.userName === ''}
          maxLength={200}
          onChange={(event) => setUserName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoFocus={offer.serverUrl !== null && offer.userName !== ''}
          value={password}
          autoComplete="current-password"
          maxLength={500}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <FirstRunProblem
          text={
            isAddressWrong || problemText === null
              ? null
              : [
                  problemText,
                  ...(hint === null ? [] : [t(hint)]),
                  ...(retrySeconds === null ? [] : [t('firstRun.retryHint', { seconds: retrySeconds })]),
                ].join(' ')
          }
        />
        <Button type="submit" size="md" loading={props.isBusy} disabled={!isReady}>
          {t(retrySeconds === null ? 'signIn.submit' : 'sync.tryNow')}
        </Button>
        {props.onBack === null ? null : (
          <Button variant="default" size="md" disabled={props.isBusy} onClick={props.onBack}>
            {t('firstRun.back')}
          </Button>
        )}
        {offer.contact === null ? null : (
          <p className={styles.text}>{t('firstRun.askContact', { contact: offer.contact })}</p>
        )}
      </form>
      {props.more}
    </FirstRunPage>
  );
}
