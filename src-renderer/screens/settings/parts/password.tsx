import { Button, PasswordInput } from '@mantine/core';
import { useRef } from 'react';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { useFocusProblem } from '../../../app/forms/parts/use-focus-problem.ts';
import type { SecretField } from '../../../app/lock/new-secret.ts';
import styles from '../../../app/lock/secret-form.module.css';
import type { NewSecret } from '../../../app/lock/use-new-secret.ts';
import type { Problem } from '../../../app/problem.ts';
import { useTranslation } from '../../../components/translation.tsx';

const fields: readonly SecretField[] = ['present', 'next', 'repeated'];

/** Changes the password of the person who is signed in. */
export function Password({ draft, problems, isBusy, isDone, type, submit }: NewSecret) {
  const { t } = useTranslation();
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  const focusWanted = useFocusProblem(form, isBusy);
  const isEmpty = fields.some((field) => draft[field] === '');
  return (
    <form
      ref={form}
      className={styles.form}
      onKeyDown={() => {
        focusWanted.current = false;
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (isEmpty || isBusy) return;
        focusWanted.current = true;
        submit();
      }}
    >
      <p className={styles.text}>{t('settings.passwordText')}</p>
      <div className={styles.fields}>
        {fields.map((field) => (
          <PasswordInput
            key={field}
            label={t(`settings.passwordField.${field}`)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            description={field === 'next' ? t('settings.passwordRule') : undefined}
            value={draft[field]}
            error={words(problems[field])}
            aria-invalid={problems[field] !== undefined}
            autoComplete={field === 'present' ? 'current-password' : 'new-password'}
            maxLength={500}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            onChange={(event) => type({ [field]: event.currentTarget.value })}
          />
        ))}
      </div>
      <div className={styles.line}>
        <Button type="submit" variant="default" size="sm" loading={isBusy} disabled={isEmpty}>
          {t('settings.passwordChange')}
        </Button>
        <p role="status">{isDone ? t('settings.passwordChanged') : ''}</p>
        {problems.form === undefined ? null : (
          <p role="alert" className={styles.problem}>
            {words(problems.form)} {isFarAway(problems.form) ? t('settings.passwordOffline') : ''}
          </p>
        )}
      </div>
    </form>
  );
}

function useWords(): (problem: Problem | undefined) => string | undefined {
  const { t } = useTranslation();
  const formats = useFormats();
  return (problem) => (problem === undefined ? undefined : failureWords(problem, t, formats));
}

function isFarAway({ code }: Problem): boolean {
  return code === 'OFFLINE' || code === 'SERVER_UNAVAILABLE';
}
