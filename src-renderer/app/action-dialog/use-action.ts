import { useRef, useState } from 'react';
import { bringDraftBack, dropActionDraft, keepActionDraft, useDrafts } from '../../state/drafts.ts';
import { closeAction, useOpenAction } from '../../state/open-action.ts';
import { useFormats } from '../formats.ts';
import { useSession } from '../session-context.ts';
import { useRecordedToast, useSay, useSubmit } from '../use-commands.tsx';
import { type Action, actionDraftKey } from './action.ts';
import { nothingWrong, type PlacedFailures, placeFailures } from './place-failures.ts';
import { answerProblems, initialTyped, readAnswers, type Typed } from './read-answers.ts';

type ActionState = {
  readonly typed: Typed;
  readonly problems: PlacedFailures;
  readonly isBusy: boolean;
  /** Something was typed that is not recorded. */
  readonly isKept: boolean;
  readonly change: (name: string, value: string) => void;
  /** An amount was left: what is wrong with what was typed may be said, not that nothing was. */
  readonly leave: (name: string) => void;
  readonly discard: () => void;
  readonly record: () => void;
};

/** What is typed into an action, what is wrong with it, and recording it: said with Undo once it is. */
export function useAction(action: Action): ActionState {
  const key = actionDraftKey(action);
  const { locale } = useFormats();
  const { today } = useSession();
  const kept = useDrafts((drafts) => drafts.action[key]);
  const typed = { ...initialTyped(action.fields), ...kept };
  const [problems, setProblems] = useState<PlacedFailures>(nothingWrong);
  const { send, isBusy } = useSend(action, setProblems);
  return {
    typed,
    problems,
    isBusy,
    isKept: kept !== undefined,
    change: (name, value) => {
      setProblems(nothingWrong);
      keepActionDraft(key, { ...typed, [name]: value });
    },
    leave: (name) => {
      const wrong = answerProblems(action.fields, typed, { today, locale })[name];
      const isTyped = (typed[name] ?? '').trim() !== '';
      if (wrong === undefined || !isTyped) return;
      setProblems((said) => ({ ...said, fields: { [name]: wrong, ...said.fields } }));
    },
    discard: () => {
      setProblems(nothingWrong);
      dropActionDraft(key);
    },
    record: () => {
      const fields = answerProblems(action.fields, typed, { today, locale });
      setProblems({ fields, whole: null });
      if (Object.keys(fields).length === 0) void send(typed, locale);
    },
  };
}

function useSend(action: Action, onProblems: (problems: PlacedFailures) => void) {
  const submit = useSubmit();
  const sayRecorded = useRecordedToast();
  const sayDone = useSay();
  const [isBusy, setIsBusy] = useState(false);
  const isUnderWay = useRef(false);
  const send = async (typed: Typed, locale: string): Promise<void> => {
    // A second click or key may come before the button shows that it is busy, and not every command has an id of its own.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setIsBusy(true);
    const key = actionDraftKey(action);
    const kept = useDrafts.getState().action[key];
    const submission = await action.send(submit, readAnswers(action.fields, typed, locale));
    isUnderWay.current = false;
    setIsBusy(false);
    if ('problem' in submission) {
      onProblems(placeFailures(submission.problem, action));
      return;
    }
    // What was typed while it was recorded is no part of it, and stays.
    if (useDrafts.getState().action[key] === kept) {
      dropActionDraft(key);
      if (useOpenAction.getState().action === action) closeAction();
    }
    if ('done' in submission) return sayDone(submission.done);
    const { commandId } = submission;
    const onWithdrawn = () => bringDraftBack('action', key, typed);
    sayRecorded({ commandId, message: action.message, onWithdrawn });
  };
  return { send, isBusy };
}
