import { Button, PasswordInput } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import { useFocusProblem } from '../forms/parts/use-focus-problem.ts';
import type { Problem } from '../problem.ts';
import type { SecretField } from './new-secret.ts';
import styles from './secret-form.module.css';
import type { NewSecret } from './use-new-secret.ts';

export type PassphraseFormProps = NewSecret & {
  /** The present one is asked for as well. */
  readonly hasPassphrase: boolean;
  /** Beside the button. */
  readonly more?: ReactNode;
};

/** Sets or changes the passphrase that opens the locked screens. */
export function PassphraseForm(props: PassphraseFormProps) {
  const { t } = useTranslation();
  const { draft, problems, isBusy, isDone, hasPassphrase } = props;
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  const focusWanted = useFocusProblem(form, isBusy);
  const fields: readonly SecretField[] = [
    ...(hasPassphrase ? (['present'] as const) : []),
    'next',
    'repeated',
  ];
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
        props.submit();
      }}
    >
      <div className={styles.fields}>
        {fields.map((field) => (
          <PasswordInput
            key={field}
            label={t(`lock.field.${field}`)}
            description={field === 'next' ? t('lock.rule') : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={draft[field]}
            error={words(problems[field])}
            aria-invalid={problems[field] !== undefined}
            autoComplete="off"
            maxLength={500}
            visibilityToggleButtonProps={{ 'aria-label': t('lock.show') }}
            onChange={(event) => props.type({ [field]: event.currentTarget.value })}
          />
        ))}
      </div>
      <div className={styles.line}>
        <Button type="submit" size="sm" loading={isBusy} disabled={isEmpty}>
          {t(hasPassphrase ? 'lock.change' : 'lock.set')}
        </Button>
        {props.more}
        <p role="status" className={styles.done}>
          {isDone ? t('lock.isSet') : ''}
        </p>
        {problems.form === undefined ? null : (
          <p role="alert" className={styles.problem}>
            {words(problems.form)}
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
