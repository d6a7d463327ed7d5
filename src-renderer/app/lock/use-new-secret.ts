import { useState } from 'react';
import { useEngineConnection } from '../../state/engine-connection.ts';
import type { EngineClient } from '../engine-client.ts';
import { engineUnreachable, type Problem, problemOf } from '../problem.ts';
import { emptySecretDraft, type SecretDraft, type SecretProblems } from './new-secret.ts';

export type NewSecret = {
  readonly draft: SecretDraft;
  readonly problems: SecretProblems;
  readonly isBusy: boolean;
  /** It was changed, and nothing was typed since. */
  readonly isDone: boolean;
  readonly type: (changes: Partial<SecretDraft>) => void;
  readonly submit: () => void;
};

type NewSecretRules = {
  /** What can be said before anybody is asked. */
  readonly check: (draft: SecretDraft) => SecretProblems;
  readonly change: (client: EngineClient, draft: SecretDraft) => Promise<unknown>;
  /** Puts a failure that came back where it belongs. */
  readonly place: (problem: Problem) => SecretProblems;
};

/** A form that changes a password or a passphrase; what was typed is forgotten with success. */
export function useNewSecret({ check, change, place }: NewSecretRules): NewSecret {
  const client = useEngineConnection((connection) => connection.client);
  const [draft, setDraft] = useState(emptySecretDraft);
  const [problems, setProblems] = useState<SecretProblems>({});
  const [isBusy, setIsBusy] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const submit = async () => {
    const found = check(draft);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setIsBusy(true);
    try {
      if (client === null) throw engineUnreachable;
      await change(client, draft);
      setDraft(emptySecretDraft);
      setIsDone(true);
    } catch (error) {
      setProblems(place(problemOf(error)));
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
