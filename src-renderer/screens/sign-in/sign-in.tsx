import { useEffect, useState } from 'react';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import { useCallWhenConnected } from '../../app/lock/use-call-when-connected.ts';
import { useLasting } from '../../app/lock/use-lasting.ts';
import { isEngineLost, type Problem, problemOf } from '../../app/problem.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { SignInView, type WhySignIn } from './sign-in-view.tsx';

type SignInProps = {
  readonly why: WhySignIn;
  /** Told who it is now; the button stays busy until their screens are shown. */
  readonly onSignedIn: (userId: string) => void;
  readonly onCancel: () => void;
};

/** Signs a person in; the session's live view then shows the shell. */
export function SignIn({ why, onSignedIn, onCancel }: SignInProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useEngineConnection((connection) => connection.client);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const isLost = useLasting(client === null, 5_000);
  useEffect(() => {
    // The name of the one before is not that of somebody else.
    if (why === 'other') return;
    // Whoever signs in again is mostly the one who did before; a lost engine says so itself.
    client?.enrolment.offer().then(
      (offer) => setUserName((typed) => (typed === '' ? offer.userName : typed)),
      () => undefined,
    );
  }, [client, why]);
  const signingIn = useCallWhenConnected(async (engine) => {
    setIsBusy(true);
    setProblem(null);
    try {
      const { userId } = await engine.session.signIn({ userName: userName.trim(), password });
      onSignedIn(userId);
      return;
    } catch (error) {
      const found = problemOf(error);
      setIsBusy(false);
      // The one that gives way: before a lock that did not open, or after a crash. The next one is asked.
      if (isEngineLost(found)) throw error;
      setProblem(found);
    }
  });
  return (
    <SignInView
      why={why}
      problemText={problem === null ? null : failureWords(problem, t, formats)}
      isOffline={problem?.code === 'OFFLINE' || problem?.code === 'SERVER_UNAVAILABLE'}
      isEngineLost={isLost}
      isBusy={isBusy || signingIn.isWaiting}
      onCancel={onCancel}
      userName={userName}
      onUserName={setUserName}
      password={password}
      onPassword={setPassword}
      onSignIn={signingIn.call}
    />
  );
}
