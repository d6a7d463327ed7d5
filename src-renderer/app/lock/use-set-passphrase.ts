import { useState } from 'react';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { engineUnreachable, problemOf } from '../problem.ts';
import {
  emptyPassphraseDraft,
  type PassphraseDraft,
  type PassphraseProblems,
  passphraseProblems,
  placePassphraseProblem,
} from './passphrase-problems.ts';

export type SetPassphrase = {
  readonly draft: PassphraseDraft;
  readonly problems: PassphraseProblems;
  readonly isBusy: boolean;
  /** It was set, and nothing was typed since. */
  readonly isDone: boolean;
  readonly type: (changes: Partial<PassphraseDraft>) => void;
  readonly submit: () => void;
};

/** Has the engine keep a passphrase; `hasPassphrase` asks for the present one as well. */
export function useSetPassphrase(hasPassphrase: boolean, onSet: () => void = () => undefined): SetPassphrase {
  const client = useEngineConnection((connection) => connection.client);
  const [draft, setDraft] = useState(emptyPassphraseDraft);
  const [problems, setProblems] = useState<PassphraseProblems>({});
  const [isBusy, setIsBusy] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const submit = async () => {
    const found = passphraseProblems(draft);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setIsBusy(true);
    try {
      if (client === null) throw engineUnreachable;
      await client.lock.setPassphrase({ present: hasPassphrase ? draft.present : null, next: draft.next });
      setDraft(emptyPassphraseDraft);
      setIsDone(true);
      onSet();
    } catch (error) {
      setProblems(placePassphraseProblem(problemOf(error)));
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
