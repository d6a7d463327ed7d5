import type { SessionView } from '../../src-shared/contract/session-view.ts';
import type { PolicyInForce } from '../../src-shared/contract/workstation-policy.ts';
import type { EnvelopePlace } from '../desktop/keys/open-envelope.ts';
import type { Unattended } from '../desktop/keys/unattended.ts';
import type { DesktopPort } from '../engine/ports/desktop-port.ts';
import type { LockKeeping } from '../engine/ports/lock-keeping.ts';
import type { Log } from '../engine/ports/log.ts';
import type { MonotonicClock } from '../engine/ports/monotonic-clock.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import type { PrepareAsk, Preparedness } from '../engine/ports/update-readiness.ts';
import type { EngineServing } from '../engine/serve-engine.ts';
import type { TrainingSwitch } from '../training/training-switch.ts';

/** How an engine is opened with a key, and how it may take it away again. */
type Opening = {
  readonly key: Uint8Array;
  readonly keeping: LockKeeping;
  /** Work has found that the file is damaged. */
  readonly onDamage: () => void;
};

export type ThresholdOptions = {
  readonly place: EnvelopePlace;
  /** Who is asked for a passphrase, and how often it was wrong. */
  readonly lockScreenPath: string;
  readonly unattended: Unattended;
  /** What the organisation sets on this machine: where it requires passphrases, nothing else opens the key any more. */
  readonly policy: PolicyInForce | undefined;
  /** @throws {EngineStartFailure} and what ends the program. */
  readonly openEngines: (opening: Opening) => Promise<TrainingSwitch>;
  /** Another engine answers from now on: windows have to connect anew. */
  readonly onSwitch: () => void;
  /**
   * The engine has closed, and this process held the key: it ends, and begins anew without it. What a process has had in
   * its memory nobody can take out of it reliably: strings are copied, and freed memory is not cleared.
   */
  readonly comeBack: () => void;
  readonly about: () => Pick<SessionView, 'today' | 'host' | 'version'>;
  readonly desktop?: DesktopPort | undefined;
  readonly monotonic: MonotonicClock;
  readonly scheduler: Scheduler;
  /** Names what is set aside. */
  readonly now: () => Date;
  readonly log: Log;
};

/** What stands before the engine: it answers in the engine's place while there is no key in memory. */
export type Threshold = {
  /** What answers windows; undefined while one gives way to another. */
  engine(): EngineServing | undefined;
  /** What answers, or will; undefined once everything is closed. */
  nextEngine(): Promise<EngineServing | undefined>;
  /** Closes the lock of whoever has a passphrase; nothing happens for anybody else. */
  lockNow(): void;
  /** The machine has slept, or somebody is back: a line that looks open may be dead. */
  wake(): void;
  /** As the engine says it; undefined where nobody can say. */
  prepareUpdate(ask: PrepareAsk): Promise<Preparedness | undefined>;
  close(): Promise<void>;
};
