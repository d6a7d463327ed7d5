import { Alert, Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { KeyHint } from '../../../components/key-hint.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { closeForm } from '../../../state/open-form.ts';
import styles from './form-frame.module.css';
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
  const { t } = useTranslation();
  const isEmpty = props.isEmpty === true;
  const record = () => {
    if (isEmpty || props.isBusy) return;
    wantsProblem.current = true;
    props.onRecord();
  };
  const form = useRef<HTMLFormElement>(null);
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
      <div className={styles.foot}>
        {props.problemText === null ? null : (
          <Alert
            color="red"
            variant="light"
            icon={<IconAlertCircle size={18} />}
            className={styles.problem ?? ''}
          >
            {props.problemText}
          </Alert>
        )}
        <Button
          type="submit"
          loading={props.isBusy}
          disabled={isEmpty}
          rightSection={<KeyHint keys="Ctrl ↵" />}
        >
          {props.recordLabel}
        </Button>
        <Button variant="default" onClick={closeForm}>
          {t('form.close')}
        </Button>
        <span className={styles.gap} />
        {props.hasDraft ? (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              props.onDiscard();
              focusFirst(form.current);
            }}
          >
            {t('form.discard')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
