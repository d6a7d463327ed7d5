import { useEffect, useRef } from 'react';
import { closeAction } from '../../state/open-action.ts';
import { RecordFoot } from '../forms/parts/record-foot.tsx';
import { useFocusProblem } from '../forms/parts/use-focus-problem.ts';
import { useProblemWords } from '../forms/parts/use-problem-words.ts';
import type { Action } from './action.ts';
import styles from './action-dialog.module.css';
import { ActionInput } from './action-input.tsx';
import { shownFields } from './shown-fields.ts';
import { useAction } from './use-action.ts';

/** The fields of an action with record and close. Ctrl Enter records. */
export function ActionForm({ action }: { action: Action }) {
  const words = useProblemWords();
  const { typed, problems, isBusy, isKept, change, leave, discard, record } = useAction(action);
  const form = useRef<HTMLFormElement>(null);
  const wantsProblem = useFocusProblem(form, isBusy);
  // The form comes after the dialog, whose own search for a first field has ended by then, or finds it by its mark.
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('input, textarea');
    first?.setAttribute('data-autofocus', 'true');
    first?.focus();
  }, []);
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
      {shownFields(action.fields, typed, problems).map((field) => (
        <ActionInput
          key={field.name}
          field={field}
          value={typed[field.name] ?? ''}
          problem={words.one(problems.fields[field.name])}
          onValue={(value) => change(field.name, value)}
          onLeave={() => leave(field.name)}
        />
      ))}
      <RecordFoot
        className={styles.foot}
        recordLabel={action.submitLabel}
        problemText={problems.whole === null ? null : words.one(problems.whole)}
        isBusy={isBusy}
        onClose={closeAction}
        onDiscard={isKept ? discard : undefined}
      />
    </form>
  );
}
