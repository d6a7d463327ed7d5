import { useEffect, useEffectEvent, useState } from 'react';
import type { DemoRole, EnrolmentOffer } from '../../../src-shared/contract/settings-device.ts';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import { useSetPassphrase } from '../../app/lock/use-set-passphrase.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { setFirstRunStep, useFirstRun } from '../../state/first-run.ts';
import { BringWork } from './parts/bring-work.tsx';
import { ChooseStart } from './parts/choose-start.tsx';
import { Enrol, type EnrolDraft } from './parts/enrol.tsx';
import { FirstPassphrase } from './parts/first-passphrase.tsx';

type FirstRunProps = {
  readonly isEngineLost: boolean;
  /** Somebody works here who has to set a passphrase first. */
  readonly isPassphraseRequired: boolean;
};

/** What a workstation shows that nobody has worked at yet: where to begin, and what opens it once it is locked. */
export function FirstRun({ isEngineLost, isPassphraseRequired }: FirstRunProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { offer, again } = useOffer();
  const step = useFirstRun((run) => run.step);
  const start = useStart();
  const [isEnrolling, setIsEnrolling] = useState(false);
  const passphrase = useSetPassphrase(false, () => setFirstRunStep(null));
  const problemText = start.problem === null ? null : failureWords(start.problem, t, formats);
  if (offer === null) return null;
  if (step === 'passphrase' || isPassphraseRequired) {
    const onLater = offer.isPassphraseRequired ? null : () => setFirstRunStep(null);
    return <FirstPassphrase {...passphrase} onLater={onLater} />;
  }
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
      offer={offer}
      problem={start.problem}
      problemText={problemText}
      isBusy={start.isBusy}
      isEngineLost={isEngineLost}
      onBack={hasDemo ? () => setIsEnrolling(false) : null}
      onEnrol={start.enrol}
      onType={start.forget}
      retrySeconds={start.retrySeconds}
      more={<BringWork onTaken={again} />}
    />
  );
}

function useOffer() {
  const client = useEngineConnection((connection) => connection.client);
  const [offer, setOffer] = useState<EnrolmentOffer | null>(null);
  // A lost engine says so itself; the next connection asks again.
  const ask = useEffectEvent(() => void client?.enrolment.offer().then(setOffer, () => undefined));
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (client !== null && times >= 0) ask();
  }, [client, times]);
  return { offer, again: () => setTimes(times + 1) };
}

const retryMs = 10_000;
// The person has done what they can: the network or the server comes back without them.
const comesBack: readonly string[] = ['OFFLINE', 'SERVER_UNAVAILABLE'];

function useStart() {
  const client = useEngineConnection((connection) => connection.client);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [sent, setSent] = useState<EnrolDraft | null>(null);
  const run = async (call: (engine: NonNullable<typeof client>) => Promise<void>) => {
    setIsBusy(true);
    try {
      if (client === null) throw engineUnreachable;
      await call(client);
      setProblem(null);
    } catch (error) {
      setFirstRunStep(null);
      setProblem(problemOf(error));
    }
    setIsBusy(false);
  };
  const enrol = (draft: EnrolDraft) => {
    setSent(draft);
    return run(async (engine) => {
      // From here on a session may come at any moment: the passphrase is asked for before the screens are shown.
      setFirstRunStep('enrolling');
      await engine.enrolment.enrol(draft);
      setFirstRunStep('passphrase');
    });
  };
  const isRetried = sent !== null && problem !== null && comesBack.includes(problem.code);
  const again = useEffectEvent(() => sent !== null && void enrol(sent));
  useEffect(() => {
    if (!isRetried || isBusy) return;
    const timer = setTimeout(() => again(), retryMs);
    return () => clearTimeout(timer);
  }, [isRetried, isBusy]);
  return {
    problem,
    isBusy,
    retrySeconds: isRetried ? retryMs / 1_000 : null,
    demo: (role: DemoRole) => {
      setProblem(null);
      void run((engine) => engine.enrolment.demo({ role }));
    },
    enrol: (draft: EnrolDraft) => {
      setProblem(null);
      void enrol(draft);
    },
    /** What was typed has changed: what was sent is not sent again. */
    forget: () => setSent(null),
  };
}
