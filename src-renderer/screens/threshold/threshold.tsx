import { useState } from 'react';
import type {
  ThresholdState,
  ThresholdWay,
  ThresholdView as View,
} from '../../../src-shared/contract/threshold-view.ts';
import type { EngineClient } from '../../app/engine-client.ts';
import { useFormats } from '../../app/formats.ts';
import { useLasting } from '../../app/lock/use-lasting.ts';
import { useWaitSeconds } from '../../app/lock/use-wait-seconds.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { ConfirmWayView, type WayToConfirm } from './confirm-way-view.tsx';
import { KeyChangeView } from './key-change-view.tsx';
import { NewerVersion } from './parts/newer-version.tsx';
import { thresholdProblemWords } from './threshold-problem-words.ts';
import { ThresholdView } from './threshold-view.tsx';

type ThresholdProps = { readonly state: Exclude<ThresholdState, 'open'>; readonly threshold: View };

/** Stands in place of everything while the data of this device cannot be opened, and leads on. */
export function Threshold({ state, threshold }: ThresholdProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useEngineConnection((connection) => connection.client);
  const isEngineLost = useLasting(client === null, 5_000);
  const waitSeconds = useWaitSeconds(threshold);
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [hasLooked, setHasLooked] = useState(false);
  const [confirming, setConfirming] = useState<WayToConfirm | null>(null);
  const call = async (ask: (engine: EngineClient) => Promise<unknown>) => {
    setIsBusy(true);
    setProblem(null);
    try {
      if (client === null) throw engineUnreachable;
      await ask(client);
    } catch (error) {
      const found = problemOf(error);
      setProblem(found);
      setPassphrase('');
      // An older one may be offered now: nobody is to take it for this one.
      if (found.code === 'BACKUP_NOT_USABLE') setConfirming(null);
    }
    setIsBusy(false);
  };
  const goTo = (way: WayToConfirm | null) => {
    setConfirming(way);
    setProblem(null);
    setPassphrase('');
  };
  const take = (way: Exclude<ThresholdWay, 'passphrase'>) => {
    if (way !== 'try-again') return goTo(way);
    setHasLooked(false);
    void call((engine) => engine.threshold.tryAgain()).then(() => setHasLooked(true));
  };
  const shown = {
    backupText: threshold.backupAt === null ? '' : formats.dateTime(threshold.backupAt),
    contact: threshold.contact,
    passphrase,
    problemText: problem === null || waitSeconds > 0 ? null : thresholdProblemWords(problem, t, formats),
    waitSeconds,
    isBusy,
    isConnected: client !== null,
    isEngineLost,
    onType: setPassphrase,
  };
  if (state === 'changing-key') {
    return <KeyChangeView fraction={threshold.keyChangeFraction ?? 0} isEngineLost={isEngineLost} />;
  }
  if (confirming !== null && threshold.ways.includes(confirming)) {
    const isRestore = confirming === 'restore';
    const needsPassphrase = isRestore && threshold.restoreNeedsPassphrase;
    const given = { passphrase: needsPassphrase ? passphrase : null };
    return (
      <ConfirmWayView
        {...shown}
        way={confirming}
        needsPassphrase={needsPassphrase}
        onOpen={() =>
          void call((engine) => (isRestore ? engine.threshold.restore(given) : engine.threshold.startAnew()))
        }
        onBack={() => goTo(null)}
      />
    );
  }
  return (
    <ThresholdView
      {...shown}
      state={state}
      ways={threshold.ways}
      hasLooked={hasLooked && !isBusy}
      updates={state === 'too-new' || state === 'damaged' ? <NewerVersion /> : null}
      onOpen={() => void call((engine) => engine.threshold.open({ passphrase }))}
      onWay={take}
    />
  );
}
