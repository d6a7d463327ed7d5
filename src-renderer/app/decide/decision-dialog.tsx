import { Alert, Button, Group, Modal, Textarea } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { KeyHint } from '../../components/key-hint.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import { goneAtOnce } from '../gone-at-once.ts';
import type { Problem } from '../problem.ts';
import { useLayer } from '../use-layer.ts';
import styles from './decision-dialog.module.css';
import { isReasonGiven } from './is-reason-given.ts';
import { useTyped } from './use-typed.ts';

type DecisionDialogProps = {
  readonly title: string;
  /** What the decision is about, in a line. */
  readonly about: string;
  /** Of what was typed, in the drafts. */
  readonly draftKey: string;
  /** Stands in the field until somebody types. */
  readonly proposedReason?: string;
  readonly reasonLabel: string;
  /** False where a reason may be left out. */
  readonly isReasonNeeded?: boolean;
  /** Characters. */
  readonly maxLength: number;
  readonly submitLabel: string;
  readonly isRefusal?: boolean;
  readonly isBusy: boolean;
  /** What else stops the decision; the words stand at their field. */
  readonly isIncomplete?: boolean;
  /** Fields before the reason. */
  readonly children?: ReactNode;
  /** Null when it was recorded. */
  readonly onSubmit: (reason: string) => Promise<Problem | null>;
  readonly onClose: () => void;
};

/** Asks why before something is decided. What was typed is kept when it is closed; Ctrl Enter decides. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { text, setText } = useTyped(props.draftKey, props.proposedReason);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const layer = useLayer(true, props.onClose);
  const isReasonNeeded = props.isReasonNeeded ?? true;
  const isEmpty = isReasonNeeded && !isReasonGiven(text);
  const isStopped = isEmpty || props.isIncomplete === true;
  const isUnderWay = useRef(false);
  const submit = async () => {
    setHasTried(true);
    // A second click may come before the button shows that it is busy.
    if (isStopped || isUnderWay.current) return;
    isUnderWay.current = true;
    const refused = await props.onSubmit(text.trim());
    isUnderWay.current = false;
    setProblem(refused);
    if (refused === null) props.onClose();
  };
  return (
    <Modal
      {...layer}
      title={props.title}
      size="md"
      transitionProps={goneAtOnce}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
        }}
      >
        <p className={styles.about}>{props.about}</p>
        {props.children}
        <Textarea
          label={props.reasonLabel}
          value={text}
          maxLength={props.maxLength}
          autosize
          minRows={2}
          maxRows={8}
          required={isReasonNeeded}
          error={isEmpty && hasTried ? t('failure.TEXT_MISSING') : null}
          data-autofocus={props.children === undefined ? true : undefined}
          onChange={(event) => {
            setHasTried(true);
            setText(event.currentTarget.value);
          }}
        />
        {problem === null ? null : (
          <Alert color="red" variant="light" role="alert">
            {failureWords(problem, t, formats)}
          </Alert>
        )}
        <Group gap={8}>
          <Button
            type="submit"
            loading={props.isBusy}
            disabled={isStopped}
            rightSection={<KeyHint keys="Ctrl ↵" />}
            {...(props.isRefusal === true ? { color: 'red.9' } : {})}
          >
            {props.submitLabel}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {t('form.close')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
