import { notifications } from '@mantine/notifications';
import type { CommandInput, CommandName } from '../../src-shared/commands/registry.ts';
import { useTranslation } from '../components/translation.tsx';
import { useEngineConnection } from '../state/engine-connection.ts';
import { noteRecorded, noteTakenBack } from '../state/focus.ts';
import { failureWords } from './failure-words.ts';
import { handIn } from './hand-in.ts';
import { forgetAccount } from './lists/load-account-ahead.ts';
import { engineUnreachable, type Problem, problemOf } from './problem.ts';
import { type MoreAction, RecordedMessage } from './toasts/recorded-message.tsx';
import { type ToastWords, WordsOnly } from './toasts/toast-words.tsx';

export type Submission = { readonly commandId: string } | { readonly problem: Problem };
export type SubmitCommand = <Name extends CommandName>(
  name: Name,
  accountId: string,
  input: CommandInput<Name>,
) => Promise<Submission>;

/** Hands commands to the engine; a problem comes back as a value. */
export function useSubmit(): SubmitCommand {
  return async (name, accountId, input) => {
    const handed = await handIn({ name, accountId, input });
    if ('commandId' in handed) {
      forgetAccount(accountId);
      noteRecorded({ commandId: handed.commandId, name, accountId, input });
    }
    return handed;
  };
}

/** What a toast needs to offer Undo. */
export type Recorded = {
  readonly commandId: string;
  readonly message: ToastWords;
  /** Brings the form's draft back after a command was withdrawn; false where something newer stands there, and stays. */
  readonly onWithdrawn: () => boolean;
  /** Puts it right by another command when the server has it already; absent where none can. */
  readonly revoke?: () => Promise<Submission>;
  /** What else may come next, such as the paper of what was recorded. */
  readonly more?: MoreAction;
};

let lastRecordedId: string | null = null;

/** Says what needs no answer. */
export function useSay(): (words: ToastWords) => void {
  const { t } = useTranslation();
  return (words) =>
    notifications.show({
      message: <WordsOnly words={words} />,
      closeButtonProps: { 'aria-label': t('shell.close') },
    });
}

/** Says that something was recorded, with Undo. */
export function useRecordedToast(): (recorded: Recorded) => void {
  const { t } = useTranslation();
  const client = useEngineConnection((connection) => connection.client);
  const say = useSay();
  const undo = async (recorded: Recorded) => {
    const problem = await withdraw(() => client?.commands.withdraw({ commandId: recorded.commandId }));
    if (problem === undefined) {
      noteTakenBack(recorded.commandId);
      const isBack = recorded.onWithdrawn();
      say((t) => t(isBack ? 'undo.done' : 'undo.keptNewer'));
    } else if (problem.code === 'COMMAND_NOT_PENDING' && recorded.revoke !== undefined) {
      const revoked = await recorded.revoke();
      say((t, formats) =>
        'problem' in revoked ? failureWords(revoked.problem, t, formats) : t('undo.cancelled'),
      );
    } else {
      say((t, formats) =>
        problem.code === 'COMMAND_NOT_PENDING' ? t('undo.tooLate') : failureWords(problem, t, formats),
      );
    }
  };
  return (recorded) => {
    const id = recorded.commandId;
    let isUndone = false;
    const onUndo = () => {
      // A second click comes before the toast is gone.
      if (isUndone) return;
      isUndone = true;
      notifications.hide(id);
      void undo(recorded);
    };
    const more = recorded.more && {
      label: recorded.more.label,
      onAction: () => {
        notifications.hide(id);
        recorded.more?.onAction();
      },
    };
    // One at a time: more would cover the rail, and say what is seen on the screen anyway.
    if (lastRecordedId !== null) notifications.hide(lastRecordedId);
    lastRecordedId = id;
    notifications.show({
      id,
      message: (
        <RecordedMessage
          message={recorded.message}
          isRevocable={recorded.revoke !== undefined}
          onUndo={onUndo}
          more={more}
        />
      ),
      closeButtonProps: { 'aria-label': t('shell.close') },
    });
  };
}

async function withdraw(call: () => Promise<void> | undefined): Promise<Problem | undefined> {
  try {
    const pending = call();
    if (pending === undefined) return engineUnreachable;
    await pending;
    return undefined;
  } catch (error) {
    return problemOf(error);
  }
}
