import { useState } from 'react';
import type { SessionView } from '../../../src-shared/contract/session-view.ts';
import type { EngineClient } from '../../app/engine-client.ts';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import { useLasting } from '../../app/lock/use-lasting.ts';
import { useWaitSeconds } from '../../app/lock/use-wait-seconds.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
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
  const isEngineLost = useLasting(client === null, 5_000);
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const call = async (ask: (engine: EngineClient) => Promise<unknown>) => {
    setIsBusy(true);
    setProblem(null);
    try {
      if (client === null) throw engineUnreachable;
      await ask(client);
    } catch (error) {
      setProblem(problemOf(error));
      setPassphrase('');
    }
    setIsBusy(false);
  };
  return (
    <LockView
      name={session.actor.name}
      organisation={session.organisation.name}
      passphrase={passphrase}
      problemText={problem === null || waitSeconds > 0 ? null : failureWords(problem, t, formats)}
      waitSeconds={waitSeconds}
      isBusy={isBusy}
      isConnected={client !== null}
      isEngineLost={isEngineLost}
      onType={setPassphrase}
      onOpen={() => void call((engine) => engine.lock.open({ passphrase }))}
      doesPasswordOpen={lock?.doesPasswordOpen ?? true}
      onSignIn={onSignIn}
      onForgotten={() => void call((engine) => engine.threshold.forgotten())}
    />
  );
}
