import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { SignInView } from './sign-in-view.tsx';

type SignInProps = {
  readonly isEngineLost: boolean;
  readonly onSignedIn: () => void;
  /** Null where there is nothing to go back to. */
  readonly onCancel: (() => void) | null;
};

/** Signs a person in; the session's live view then shows the shell. */
export function SignIn({ isEngineLost, onSignedIn, onCancel }: SignInProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useEngineConnection((connection) => connection.client);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const signIn = async (userName: string, password: string) => {
    setIsBusy(true);
    setProblem(null);
    try {
      if (client === null) setProblem(engineUnreachable);
      else {
        await client.session.signIn({ userName, password });
        onSignedIn();
      }
    } catch (error) {
      setProblem(problemOf(error));
    }
    setIsBusy(false);
  };
  return (
    <SignInView
      problemText={problem === null ? null : failureWords(problem, t, formats)}
      isOffline={problem?.code === 'OFFLINE' || problem?.code === 'SERVER_UNAVAILABLE'}
      isEngineLost={isEngineLost}
      isBusy={isBusy}
      onCancel={onCancel}
      onSignIn={(userName, password) => void signIn(userName, password)}
    />
  );
}
