import { type ReactNode, useEffect, useRef } from 'react';
import { closeForm } from '../../../state/open-form.ts';
import styles from './form-frame.module.css';
import { RecordFoot } from './record-foot.tsx';
import { useFocusProblem } from './use-focus-problem.ts';

type FormFrameProps = {
  readonly accountName: string;
  readonly accountNumber: string;
  readonly recordLabel: string;
  readonly problemText: string | null;
  readonly isBusy: boolean;
  readonly hasDraft: boolean;
  /** There is nothing to record yet. */
  readonly isEmpty?: boolean;
  readonly onRecord: () => void;
  readonly onDiscard: () => void;
  readonly children: ReactNode;
};

function focusFirst(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
}

/** The frame of every form: whose account, what went wrong, record and cancel. Ctrl Enter records. */
export function FormFrame(props: FormFrameProps) {
  const isEmpty = props.isEmpty === true;
  const record = () => {
    if (isEmpty || props.isBusy) return;
    wantsProblem.current = true;
    props.onRecord();
  };
  const form = useRef<HTMLFormElement>(null);
  const discard = () => {
    props.onDiscard();
    focusFirst(form.current);
  };
  // The form comes after the drawer, whose own search for a first field has ended by then.
  useEffect(() => focusFirst(form.current), []);
  const wantsProblem = useFocusProblem(form, props.isBusy);
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        record();
      }}
      onKeyDown={(event) => {
        wantsProblem.current = false;
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) record();
      }}
    >
      <div className={styles.fields}>
        <p className={styles.account}>
          <strong>{props.accountName}</strong> · {props.accountNumber}
        </p>
        {props.children}
      </div>
      <RecordFoot
        className={styles.foot}
        recordLabel={props.recordLabel}
        problemText={props.problemText}
        isBusy={props.isBusy}
        isEmpty={isEmpty}
        onClose={closeForm}
        onDiscard={props.hasDraft ? discard : undefined}
      />
    </form>
  );
}
