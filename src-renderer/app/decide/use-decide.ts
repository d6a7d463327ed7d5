import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import { bringDraftBack, dropDraft } from '../../state/drafts.ts';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import type { Problem } from '../problem.ts';
import type { ToastWords } from '../toasts/toast-words.tsx';
import { useRecordedToast, useSubmit } from '../use-commands.tsx';
import type { SomeCommand } from './some-command.ts';

/** A command that decides on a row. */
export type Deciding = {
  readonly accountId: string;
  readonly command: SomeCommand;
  /** What is said once it is recorded. */
  readonly message: ToastWords;
  /** What was typed for it, by the keys of the drafts: it comes back when the command is withdrawn. */
  readonly typed?: Readonly<Record<string, string>>;
};

/**
 * Hands a decision to the engine, one at a time: while one is under way another is not taken. Success is said with
 * Undo; a problem comes back.
 */
export function useDecide(): {
  readonly decide: (deciding: Deciding) => Promise<Problem | null>;
  readonly isBusy: boolean;
} {
  const submit = useSubmit();
  const sayRecorded = useRecordedToast();
  const [isBusy, setIsBusy] = useState(false);
  const isUnderWay = useRef(false);
  const decide = async ({ accountId, command, message, typed = {} }: Deciding): Promise<Problem | null> => {
    if (isUnderWay.current) return null;
    isUnderWay.current = true;
    setIsBusy(true);
    const submission = await submit(command.name, accountId, command.input);
    isUnderWay.current = false;
    setIsBusy(false);
    if ('problem' in submission) return submission.problem;
    for (const key of Object.keys(typed)) dropDraft('decision', key);
    const onWithdrawn = () =>
      Object.entries(typed)
        .map(([key, text]) => bringDraftBack('decision', key, text))
        .every((isBack) => isBack);
    sayRecorded({ commandId: submission.commandId, message, onWithdrawn });
    return null;
  };
  return { decide, isBusy };
}

/** Says a problem of a decision that has no form of its own. */
export function useSayProblem(): (problem: Problem | null) => void {
  const { t } = useTranslation();
  const formats = useFormats();
  return (problem) => {
    if (problem === null) return;
    const message = failureWords(problem, t, formats);
    notifications.show({ message, color: 'red', closeButtonProps: { 'aria-label': t('shell.close') } });
  };
}
