import { useState } from 'react';
import type { SessionView } from '../../../src-shared/contract/session-view.ts';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import { useCallWhenConnected } from '../../app/lock/use-call-when-connected.ts';
import { useLasting } from '../../app/lock/use-lasting.ts';
import { useWaitSeconds } from '../../app/lock/use-wait-seconds.ts';
import { isEngineLost, type Problem, problemOf } from '../../app/problem.ts';
import { readyValue, useLiveView } from '../../app/use-live-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { LockView } from './lock-view.tsx';

type LockProps = { readonly session: SessionView; readonly onSignIn: () => void };

/** Stands in place of every screen until the passphrase is right. */
export function Lock({ session, onSignIn }: LockProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useEngineConnection((connection) => connection.client);
  const lock = readyValue(useLiveView((engine, signal) => engine.lock.watch(undefined, { signal }), 'lock'));
  const waitSeconds = useWaitSeconds(lock);
  const isLost = useLasting(client === null, 5_000);
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const call = async (ask: () => Promise<unknown>) => {
    setIsBusy(true);
    setProblem(null);
    try {
      await ask();
    } catch (error) {
      const found = problemOf(error);
      // The one that gives way at a lock: the next one is asked.
      if (isEngineLost(found)) throw error;
      setProblem(found);
      setPassphrase('');
    } finally {
      setIsBusy(false);
    }
  };
  const opening = useCallWhenConnected((engine) => call(() => engine.lock.open({ passphrase })));
  const leaving = useCallWhenConnected((engine) => call(() => engine.threshold.forgotten()));
  return (
    <LockView
      name={session.actor.name}
      organisation={session.organisation.name}
      passphrase={passphrase}
      problemText={problem === null || waitSeconds > 0 ? null : failureWords(problem, t, formats)}
      waitSeconds={waitSeconds}
      isBusy={isBusy || opening.isWaiting}
      isEngineLost={isLost}
      onType={setPassphrase}
      onOpen={opening.call}
      doesPasswordOpen={lock?.doesPasswordOpen ?? true}
      onSignIn={onSignIn}
      onForgotten={leaving.call}
    />
  );
}
