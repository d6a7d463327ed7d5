import { Button, PasswordInput, Progress } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import styles from './take-work-form.module.css';
import { type TakingWork, useTakeWork } from './use-take-work.ts';
import { takenWorkWords } from './work-words.ts';

type TakeWorkFormProps = {
  /** Otherwise what is taken in waits for its person. */
  readonly isSignedIn: boolean;
  readonly onTaken: () => void;
};

/** Takes in a file with the work of another computer. */
export function TakeWorkForm({ isSignedIn, onTaken }: TakeWorkFormProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const { state, take, forget } = useTakeWork(() => {
    setPassphrase('');
    setFile(null);
    onTaken();
  });
  const isBusy = state.name === 'reading' || state.name === 'opening';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null && passphrase !== '' && !isBusy) void take(file, passphrase);
      }}
    >
      <div className={styles.line}>
        <input
          ref={input}
          type="file"
          hidden
          accept=".duebook"
          data-testid="choose-work"
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0] ?? null);
            event.currentTarget.value = '';
            forget();
          }}
        />
        <Button variant="default" size="sm" disabled={isBusy} onClick={() => input.current?.click()}>
          {t('portable.choose')}
        </Button>
        <span className={styles.name}>{file?.name ?? t('portable.noFile')}</span>
      </div>
      <PasswordInput
        label={t('portable.passphrase')}
        value={passphrase}
        disabled={isBusy}
        autoComplete="off"
        maxLength={500}
        visibilityToggleButtonProps={{ 'aria-label': t('lock.show') }}
        onChange={(event) => {
          setPassphrase(event.currentTarget.value);
          forget();
        }}
      />
      <div className={styles.line}>
        <Button type="submit" size="sm" loading={isBusy} disabled={file === null || passphrase === ''}>
          {t('portable.take')}
        </Button>
      </div>
      <Told state={state} isSignedIn={isSignedIn} />
    </form>
  );
}

/** What is going on, and what came of it. */
function Told({ state, isSignedIn }: { readonly state: TakingWork; readonly isSignedIn: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (state.name === 'idle') return null;
  if (state.name === 'failed')
    return (
      <p role="alert" className={styles.problem}>
        {failureWords(state.problem, t, formats)}
      </p>
    );
  if (state.name === 'answered') {
    const { isDone, text } = takenWorkWords(state.reply, isSignedIn, t, formats);
    return (
      <p role={isDone ? 'status' : 'alert'} className={isDone ? styles.done : styles.problem}>
        {text}
      </p>
    );
  }
  const words = t(state.name === 'reading' ? 'portable.reading' : 'portable.opening');
  return (
    <div role="status" className={styles.progress}>
      <p>{words}</p>
      <Progress value={state.name === 'reading' ? state.fraction * 100 : 100} aria-label={words} animated />
    </div>
  );
}
