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

type SecretFormProps = NewSecret & {
  readonly fields: readonly SecretField[];
  readonly labelOf: (field: SecretField) => string;
  /** What a new one has to be like. */
  readonly rule: string;
  readonly autoCompleteOf: (field: SecretField) => string;
  /** The button beside a field that shows what is typed, in words. */
  readonly showLabel: string;
  readonly submitLabel: string;
  readonly variant?: 'filled' | 'default';
  readonly doneWords: string;
  /** Follows the words of a problem of the whole. */
  readonly problemMore?: (problem: Problem) => string;
  /** Above the fields. */
  readonly text?: string;
  /** Beside the button. */
  readonly more?: ReactNode;
};

/** Sets or changes a password or a passphrase. */
export function SecretForm(props: SecretFormProps) {
  const { draft, problems, isBusy, isDone, fields } = props;
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
        props.submit();
      }}
    >
      {props.text === undefined ? null : <p className={styles.text}>{props.text}</p>}
      <div className={styles.fields}>
        {fields.map((field) => (
          <PasswordInput
            key={field}
            label={props.labelOf(field)}
            description={field === 'next' ? props.rule : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={draft[field]}
            error={words(problems[field])}
            aria-invalid={problems[field] !== undefined}
            autoComplete={props.autoCompleteOf(field)}
            maxLength={500}
            visibilityToggleButtonProps={{ 'aria-label': props.showLabel }}
            onChange={(event) => props.type({ [field]: event.currentTarget.value })}
          />
        ))}
      </div>
      <div className={styles.line}>
        <Button
          type="submit"
          variant={props.variant ?? 'filled'}
          size="sm"
          loading={isBusy}
          disabled={isEmpty}
        >
          {props.submitLabel}
        </Button>
        {props.more}
        <p role="status" className={styles.done}>
          {isDone ? props.doneWords : ''}
        </p>
        {problems.form === undefined ? null : (
          <p role="alert" className={styles.problem}>
            {words(problems.form)} {props.problemMore?.(problems.form)}
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
