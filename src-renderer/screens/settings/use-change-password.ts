import { useState } from 'react';
import { engineUnreachable, problemOf } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import {
  emptyPasswordDraft,
  type PasswordDraft,
  type PasswordProblems,
  passwordProblems,
  placePasswordProblem,
} from './password-problems.ts';

export type PasswordChange = {
  readonly draft: PasswordDraft;
  readonly problems: PasswordProblems;
  readonly isBusy: boolean;
  /** The last change was made, and nothing was typed since. */
  readonly isDone: boolean;
  readonly type: (changes: Partial<PasswordDraft>) => void;
  readonly submit: () => void;
};

/** Has the server change the password of the person who is signed in; what was typed is forgotten with success. */
export function useChangePassword(): PasswordChange {
  const client = useEngineConnection((connection) => connection.client);
  const [draft, setDraft] = useState(emptyPasswordDraft);
  const [problems, setProblems] = useState<PasswordProblems>({});
  const [isBusy, setIsBusy] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const submit = async () => {
    const found = passwordProblems(draft);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setIsBusy(true);
    try {
      if (client === null) throw engineUnreachable;
      await client.session.changePassword({ present: draft.present, next: draft.next });
      setDraft(emptyPasswordDraft);
      setIsDone(true);
    } catch (error) {
      setProblems(placePasswordProblem(problemOf(error)));
    }
    setIsBusy(false);
  };
  return {
    draft,
    problems,
    isBusy,
    isDone,
    type(changes) {
      setDraft({ ...draft, ...changes });
      setProblems({});
      setIsDone(false);
    },
    submit: () => void submit(),
  };
}
