import { Alert, Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { KeyHint } from '../../components/key-hint.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { closeAction } from '../../state/open-action.ts';
import { useFocusProblem } from '../forms/parts/use-focus-problem.ts';
import { useProblemWords } from '../forms/parts/use-problem-words.ts';
import type { Action } from './action.ts';
import styles from './action-dialog.module.css';
import { ActionInput } from './action-input.tsx';
import { useAction } from './use-action.ts';

/** The fields of an action with record and close. Ctrl Enter records. */
export function ActionForm({ action }: { action: Action }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { typed, problems, isBusy, isKept, change, discard, record } = useAction(action);
  const form = useRef<HTMLFormElement>(null);
  const wantsProblem = useFocusProblem(form, isBusy);
  // The form comes after the dialog, whose own search for a first field has ended by then.
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  const ask = () => {
    if (isBusy) return;
    wantsProblem.current = true;
    record();
  };
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
      onKeyDown={(event) => {
        wantsProblem.current = false;
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        ask();
      }}
    >
      <p className={styles.subject}>{action.subject}</p>
      {action.explanation === undefined ? null : <p className={styles.explanation}>{action.explanation}</p>}
      {action.fields.map((field) => (
        <ActionInput
          key={field.name}
          field={field}
          value={typed[field.name] ?? ''}
          problem={words.one(problems.fields[field.name])}
          onValue={(value) => change(field.name, value)}
        />
      ))}
      <div className={styles.foot}>
        {problems.whole === null ? null : (
          <Alert
            color="red"
            variant="light"
            icon={<IconAlertCircle size={18} />}
            className={styles.problem ?? ''}
          >
            {words.one(problems.whole)}
          </Alert>
        )}
        <Button type="submit" loading={isBusy} rightSection={<KeyHint keys="Ctrl ↵" />}>
          {action.submitLabel}
        </Button>
        <Button variant="default" onClick={closeAction}>
          {t('form.close')}
        </Button>
        <span className={styles.gap} />
        {isKept ? (
          <Button variant="subtle" color="gray" onClick={discard}>
            {t('form.discard')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
