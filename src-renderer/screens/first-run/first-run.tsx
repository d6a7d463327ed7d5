import { useEffect, useState } from 'react';
import type { DemoRole, EnrolmentOffer } from '../../../src-shared/contract/settings-device.ts';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import { useSetPassphrase } from '../../app/lock/use-set-passphrase.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { setFirstRunStep, useFirstRun } from '../../state/first-run.ts';
import { ChooseStart } from './parts/choose-start.tsx';
import { Enrol, type EnrolDraft } from './parts/enrol.tsx';
import { FirstPassphrase } from './parts/first-passphrase.tsx';

/** What a workstation shows that nobody has worked at yet: where to begin, and what opens it once it is locked. */
export function FirstRun({ isEngineLost }: { isEngineLost: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const offer = useOffer();
  const step = useFirstRun((run) => run.step);
  const start = useStart();
  const [isEnrolling, setIsEnrolling] = useState(false);
  const passphrase = useSetPassphrase(false, () => setFirstRunStep(null));
  const problemText = start.problem === null ? null : failureWords(start.problem, t, formats);
  if (step === 'passphrase') {
    return <FirstPassphrase {...passphrase} onLater={() => setFirstRunStep(null)} />;
  }
  if (offer === null) return null;
  const hasDemo = offer.demoRoles.length > 0;
  if (hasDemo && !isEnrolling) {
    return (
      <ChooseStart
        demoRoles={offer.demoRoles}
        problemText={problemText}
        isBusy={start.isBusy}
        isEngineLost={isEngineLost}
        onDemo={start.demo}
        onEnrol={() => setIsEnrolling(true)}
      />
    );
  }
  return (
    <Enrol
      serverUrl={offer.serverUrl ?? ''}
      problem={start.problem}
      problemText={problemText}
      isBusy={start.isBusy}
      isEngineLost={isEngineLost}
      onBack={hasDemo ? () => setIsEnrolling(false) : null}
      onEnrol={start.enrol}
    />
  );
}

function useOffer(): EnrolmentOffer | null {
  const client = useEngineConnection((connection) => connection.client);
  const [offer, setOffer] = useState<EnrolmentOffer | null>(null);
  useEffect(() => {
    // A lost engine says so itself; the next connection asks again.
    client?.enrolment.offer().then(setOffer, () => undefined);
  }, [client]);
  return offer;
}

function useStart() {
  const client = useEngineConnection((connection) => connection.client);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const run = async (call: (engine: NonNullable<typeof client>) => Promise<void>) => {
    setIsBusy(true);
    setProblem(null);
    try {
      if (client === null) throw engineUnreachable;
      await call(client);
    } catch (error) {
      setFirstRunStep(null);
      setProblem(problemOf(error));
    }
    setIsBusy(false);
  };
  return {
    problem,
    isBusy,
    demo: (role: DemoRole) => void run((engine) => engine.enrolment.demo({ role })),
    enrol: (draft: EnrolDraft) =>
      void run(async (engine) => {
        // From here on a session may come at any moment: the passphrase is asked for before the screens are shown.
        setFirstRunStep('enrolling');
        await engine.enrolment.enrol(draft);
        setFirstRunStep('passphrase');
      }),
  };
}
