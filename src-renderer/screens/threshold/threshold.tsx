import { useState } from 'react';
import type { ThresholdState, ThresholdView as View } from '../../../src-shared/contract/threshold-view.ts';
import type { EngineClient } from '../../app/engine-client.ts';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import { useWaitSeconds } from '../../app/lock/use-wait-seconds.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { ThresholdView } from './threshold-view.tsx';

type ThresholdProps = { readonly state: Exclude<ThresholdState, 'open'>; readonly threshold: View };

/** No passphrase helps there: the key is not what is missing. */
const beyondPassphrase: readonly ThresholdState[] = ['damaged', 'too-new', 'key-missing'];

/** Stands in place of everything while the data of this device cannot be opened, and leads on. */
export function Threshold({ state, threshold }: ThresholdProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useEngineConnection((connection) => connection.client);
  const waitSeconds = useWaitSeconds(threshold);
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
    <ThresholdView
      state={state}
      asksPassphrase={threshold.hasPassphrase && !beyondPassphrase.includes(state)}
      passphrase={passphrase}
      problemText={problem === null || waitSeconds > 0 ? null : failureWords(problem, t, formats)}
      waitSeconds={waitSeconds}
      isBusy={isBusy}
      isEngineLost={client === null}
      onType={setPassphrase}
      onOpen={() => void call((engine) => engine.threshold.open({ passphrase }))}
      onTryAgain={() => void call((engine) => engine.threshold.tryAgain())}
    />
  );
}
