import { implement, ORPCError } from '@orpc/server';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import type { SessionView } from '../../src-shared/contract/session-view.ts';
import type { EnrolmentOffer } from '../../src-shared/contract/settings-device.ts';
import { defaultIdleMinutes } from '../../src-shared/contract/settings-lock.ts';
import type { ThresholdView } from '../../src-shared/contract/threshold-view.ts';
import type { PolicyInForce } from '../../src-shared/contract/workstation-policy.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import type { ChangeBus } from '../engine/change-bus.ts';
import { desktopRoutes } from '../engine/desktop-routes.ts';
import type { EngineRouter } from '../engine/engine-router.ts';
import { watchValue } from '../engine/list-routes.ts';
import type { DesktopPort } from '../engine/ports/desktop-port.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import { noTraining } from '../engine/ports/training-port.ts';
import type { SignInDetails } from '../engine/settings-enrolment.ts';
import { typed } from '../engine/typed-failures.ts';

/** What a closed engine knows and can do. */
export type ClosedDesk = {
  readonly bus: ChangeBus;
  readonly scheduler: Scheduler;
  readonly desktop: DesktopPort;
  /** Who is asked for the passphrase; null where nobody is. */
  session(): SessionView | null;
  /** What the organisation sets on this machine. */
  readonly policy: PolicyInForce | undefined;
  /** The name with which that person signs in. */
  userName(): string;
  threshold(): ThresholdView;
  /** @throws {FailureError} PASSPHRASE_WRONG, PASSPHRASE_WAIT */
  open(passphrase: string): Promise<void>;
  /** @throws {FailureError} KEY_OUT_OF_REACH, and what a sign-in may fail with */
  signIn(details: SignInDetails): Promise<{ readonly userId: string }>;
  /** What opens next is to be locked. */
  lockNow(): void;
  tryAgain(): Promise<void>;
  forgotten(): void;
  /** @throws {FailureError} NOT_A_WAY, BACKUP_NOT_USABLE, PASSPHRASE_WRONG, PASSPHRASE_WAIT */
  restore(passphrase: string | null): Promise<void>;
  /** @throws {FailureError} NOT_A_WAY */
  startAnew(): Promise<void>;
};

const os = implement(engineContract);

/** The engine's contract without a database: what leads to one is answered, everything else is refused. */
export function createClosedRouter(desk: ClosedDesk): EngineRouter {
  const refusing = refuse(engineContract, os) as EngineRouter;
  const watch = <Value>(read: () => Value, signal: AbortSignal | undefined) =>
    watchValue(desk, ['session'], read, signal);
  return {
    ...refusing,
    ...desktopRoutes(desk),
    session: {
      ...refusing.session,
      watch: os.session.watch.handler(({ signal }) => watch(() => desk.session(), signal)),
      signIn: os.session.signIn.handler(({ input, errors }) =>
        typed(errors.FAILED, () => desk.signIn(input)),
      ),
    },
    enrolment: {
      ...refusing.enrolment,
      offer: os.enrolment.offer.handler(() => closedOffer(desk)),
    },
    lock: {
      ...refusing.lock,
      watch: os.lock.watch.handler(({ signal }) =>
        watch(
          () => ({
            hasPassphrase: true,
            isPassphraseGone: false,
            doesPasswordOpen: desk.policy?.policy.requirePassphrase !== true,
            idleMinutes: defaultIdleMinutes,
            idleLimitMinutes: null,
            waitSeconds: desk.threshold().waitSeconds,
            keyChange: null,
          }),
          signal,
        ),
      ),
      touch: os.lock.touch.handler(() => undefined),
      now: os.lock.now.handler(() => desk.lockNow()),
      open: os.lock.open.handler(({ input, errors }) =>
        typed(errors.FAILED, () => desk.open(input.passphrase)),
      ),
    },
    threshold: {
      watch: os.threshold.watch.handler(({ signal }) => watch(() => desk.threshold(), signal)),
      open: os.threshold.open.handler(({ input, errors }) =>
        typed(errors.FAILED, () => desk.open(input.passphrase)),
      ),
      tryAgain: os.threshold.tryAgain.handler(() => desk.tryAgain()),
      forgotten: os.threshold.forgotten.handler(() => desk.forgotten()),
      restore: os.threshold.restore.handler(({ input, errors }) =>
        typed(errors.FAILED, () => desk.restore(input.passphrase)),
      ),
      startAnew: os.threshold.startAnew.handler(({ errors }) => typed(errors.FAILED, () => desk.startAnew())),
    },
    training: {
      ...refusing.training,
      watch: os.training.watch.handler(({ signal }) => watch(() => noTraining.view(), signal)),
    },
    sync: {
      ...refusing.sync,
      now: os.sync.now.handler(() => undefined),
      wake: os.sync.wake.handler(() => undefined),
    },
  };
}

/** What a sign-in begins with: nobody enrols at a workstation that is closed. */
function closedOffer({ policy, userName }: ClosedDesk): EnrolmentOffer {
  const { userName: proposedName, fixedUserName, requirePassphrase, contact } = policy?.policy ?? {};
  const isUserNameFixed = fixedUserName === true;
  return {
    serverUrl: null,
    serverOfWork: null,
    isServerFixed: false,
    isUserNameFixed,
    isPassphraseRequired: requirePassphrase === true,
    contact: contact ?? null,
    demoRoles: [],
    userName: (isUserNameFixed ? proposedName : userName()) ?? '',
  };
}

type Implementer = {
  readonly [name: string]: Implementer;
} & { handler?: (answer: () => never) => unknown };

/** Every procedure below a part of the contract, answered with PASSPHRASE_NEEDED. */
function refuse(contract: object, implementer: unknown): unknown {
  const builder = implementer as Implementer;
  if ('~orpc' in contract) return builder.handler?.(refused);
  return Object.fromEntries(
    Object.entries(contract).map(([name, part]) => [name, refuse(part as object, builder[name])]),
  );
}

function refused(): never {
  throw new ORPCError('FAILED', { data: { ...failure('PASSPHRASE_NEEDED'), others: [] } });
}
