import { useEffect, useState } from 'react';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { SignInView } from './sign-in-view.tsx';

type SignInProps = {
  /** Somebody else comes: the name of the one before is not theirs. */
  readonly isOther: boolean;
  readonly isEngineLost: boolean;
  /** Told who it is now; the button stays busy until their screens are shown. */
  readonly onSignedIn: (userId: string) => void;
  readonly onCancel: () => void;
};

/** Signs a person in; the session's live view then shows the shell. */
export function SignIn({ isOther, isEngineLost, onSignedIn, onCancel }: SignInProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useEngineConnection((connection) => connection.client);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [userName, setUserName] = useState('');
  useEffect(() => {
    if (isOther) return;
    // Whoever signs in again is mostly the one who did before; a lost engine says so itself.
    client?.enrolment.offer().then(
      (offer) => setUserName((typed) => (typed === '' ? offer.userName : typed)),
      () => undefined,
    );
  }, [client, isOther]);
  const signIn = async (password: string) => {
    setIsBusy(true);
    setProblem(null);
    try {
      if (client !== null) {
        const { userId } = await client.session.signIn({ userName: userName.trim(), password });
        onSignedIn(userId);
        return;
      }
      setProblem(engineUnreachable);
    } catch (error) {
      setProblem(problemOf(error));
    }
    setIsBusy(false);
  };
  return (
    <SignInView
      isOther={isOther}
      problemText={problem === null ? null : failureWords(problem, t, formats)}
      isOffline={problem?.code === 'OFFLINE' || problem?.code === 'SERVER_UNAVAILABLE'}
      isEngineLost={isEngineLost}
      isBusy={isBusy}
      onCancel={onCancel}
      userName={userName}
      onUserName={setUserName}
      onSignIn={(password) => void signIn(password)}
    />
  );
}
