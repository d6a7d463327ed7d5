import {
  defaultIdleMinutes,
  type IdleMinutes,
  idleMinutesSchema,
  type LockView,
  minPassphraseLength,
} from '../../src-shared/contract/settings-lock.ts';
import type { PolicyInForce } from '../../src-shared/contract/workstation-policy.ts';
import { type FailureCode, type FailureParams, failure } from '../../src-shared/domain/failure.ts';
import { FailureError } from './failure-error.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import { createIdleMeter } from './lock-idle.ts';
import { createLockPassphrases } from './lock-passphrase.ts';
import { createLockTries } from './lock-tries.ts';
import type { Clock } from './ports/clock.ts';
import type { DevicePort } from './ports/device-port.ts';
import type { LockedPerson, LockKeeping } from './ports/lock-keeping.ts';
import type { MonotonicClock } from './ports/monotonic-clock.ts';
import type { Scheduler } from './ports/scheduler.ts';

/**
 * The lock of the screens. While it is closed the engine answers nothing of accounts to any window; where the host keeps
 * the passphrases beside the key, it takes the key away then. It is closed at every start for whoever has a passphrase
 * and has not just given it: killing the program opens nothing.
 */
export type ScreenLock = {
  isLocked(): boolean;
  /** Why nothing may be shown; undefined while it may. */
  reason(): 'PASSPHRASE_NEEDED' | 'PASSPHRASE_REQUIRED' | undefined;
  view(): LockView;
  /** A key or a pointer was used. */
  touch(): void;
  /** @throws {FailureError} PASSPHRASE_NOT_SET */
  now(): void;
  /** @throws {FailureError} PASSPHRASE_WRONG, PASSPHRASE_WAIT */
  open(passphrase: string): Promise<void>;
  /**
   * Opens for nobody any more: what holds the key gives way to what does not. What is asked of it from now on gets no
   * answer, so that it is asked of the next one.
   * @returns false where it is open after all: a passphrase that is being looked at is waited for.
   */
  seal(): Promise<boolean>;
  /** @throws {FailureError} PASSPHRASE_WRONG, PASSPHRASE_WAIT, PASSPHRASE_WEAK, PASSPHRASE_NEEDED, SIGN_IN_NEEDED */
  setPassphrase(present: string | null, next: string): Promise<void>;
  /** @throws {FailureError} PASSPHRASE_NEEDED, LOCK_LIMITED */
  setIdleMinutes(minutes: IdleMinutes): void;
  /**
   * Has the data encrypted with a new key: this engine gives way for it.
   * @throws {FailureError} FORBIDDEN, SIGN_IN_NEEDED, PASSPHRASE_NEEDED, PASSPHRASE_WRONG, PASSPHRASE_WAIT, KEY_OUT_OF_REACH
   */
  changeKey(passphrase: string | null): Promise<void>;
  /** Somebody has proved at the server who they are. One who had to because of the lock chooses a passphrase anew. */
  signedIn(): void;
  /** Closes the lock when nobody has used the workstation for as long as is set, until the signal aborts. */
  watchIdle(signal: AbortSignal): Promise<void>;
};

export type ScreenLockParts = {
  readonly device: DevicePort;
  readonly clock: Pick<Clock, 'now'>;
  readonly monotonic: MonotonicClock;
  readonly scheduler: Scheduler;
  /** What the organisation sets on this machine; absent where it sets nothing. */
  readonly policy?: PolicyInForce | undefined;
  /** Where the host takes the key away with the lock; absent where the screens alone are locked. */
  readonly keeping?: LockKeeping | undefined;
  /** Locked, unlocked, or set otherwise. */
  readonly onChange: () => void;
};

const lookEveryMs = 5_000;
const noAnswer = new Promise<never>(() => undefined);
const idleName = 'lock-idle-minutes';
const hadPassphraseName = (userId: string) => `lock-had-passphrase.${userId}`;

export function createScreenLock(parts: ScreenLockParts): ScreenLock {
  const { device, keeping } = parts;
  const passphrases = keeping?.passphrases ?? createLockPassphrases(device);
  const tries = createLockTries(keeping?.tries ?? device, parts.monotonic);
  const idle = createIdleMeter(parts.clock, parts.monotonic);
  const turns = createKeyedQueue();
  const userId = () => device.session()?.actor.userId ?? '';
  const hasPassphrase = () => passphrases.has(userId());
  const onChange = (): void => {
    keeping?.remember(hasPassphrase() ? lockedPerson(device) : undefined);
    parts.onChange();
  };
  let lockedFor = hasPassphrase() && keeping?.openedFor !== userId() ? userId() : undefined;
  const isLocked = () => lockedFor !== undefined;
  const { idleLockMinutes: limit, requirePassphrase } = parts.policy?.policy ?? {};
  const idleMinutes = () => withinLimit(readIdleMinutes(device), limit);
  const isRequired = () => requirePassphrase === true && device.session() !== undefined && !hasPassphrase();
  keeping?.remember(hasPassphrase() ? lockedPerson(device) : undefined);
  if (lockedFor !== undefined) keeping?.onLocked();
  const change = (holder: string | undefined): void => {
    lockedFor = holder;
    idle.touch();
    onChange();
    if (holder !== undefined) keeping?.onLocked();
  };
  const lockWhenIdle = (): void => {
    if (!isLocked() && hasPassphrase() && idle.isOver(idleMinutes())) change(userId());
  };
  const look = async (passphrase: string): Promise<void> => {
    const waitMs = tries.waitMs(userId());
    if (waitMs > 0) throw refusal('PASSPHRASE_WAIT', { seconds: Math.ceil(waitMs / 1000) });
    if (await passphrases.isRight(userId(), passphrase)) return tries.right(userId());
    tries.wrong(userId());
    onChange();
    throw refusal('PASSPHRASE_WRONG');
  };
  /** One at a time, so that many tries at once wait as well. */
  const inTurn = (work: () => Promise<void>): Promise<void> => turns('passphrase', work);
  const check = (passphrase: string): Promise<void> => inTurn(() => look(passphrase));
  return {
    isLocked,
    reason: () => (isLocked() ? 'PASSPHRASE_NEEDED' : isRequired() ? 'PASSPHRASE_REQUIRED' : undefined),
    view: () => ({
      hasPassphrase: hasPassphrase(),
      isPassphraseGone: !hasPassphrase() && device.setting(hadPassphraseName(userId())) !== undefined,
      doesPasswordOpen: requirePassphrase !== true,
      idleMinutes: idleMinutes(),
      idleLimitMinutes: limit ?? null,
      waitSeconds: Math.ceil(tries.waitMs(userId()) / 1000),
      keyChange: keeping === undefined ? null : { last: keeping.keyChange.last },
    }),
    touch() {
      // The first touch after the time was up must not make it begin anew.
      lockWhenIdle();
      if (!isLocked()) idle.touch();
    },
    now() {
      if (!hasPassphrase()) throw refusal('PASSPHRASE_NOT_SET');
      if (!isLocked()) change(userId());
    },
    async open(passphrase) {
      if (!isLocked()) return;
      await inTurn(async () => {
        await look(passphrase);
        change(undefined);
      });
    },
    seal: () =>
      new Promise((resolve) => {
        void inTurn(async () => {
          resolve(isLocked());
          if (isLocked()) await noAnswer;
        });
      }),
    async setPassphrase(present, next) {
      if (device.session() === undefined) throw refusal('SIGN_IN_NEEDED');
      if (isLocked()) throw refusal('PASSPHRASE_NEEDED');
      if (hasPassphrase()) await check(present ?? '');
      if ([...next].length < minPassphraseLength) {
        throw refusal('PASSPHRASE_WEAK', { length: minPassphraseLength });
      }
      await passphrases.keep(userId(), next);
      device.saveSetting(hadPassphraseName(userId()), 'yes');
      onChange();
    },
    setIdleMinutes(minutes) {
      if (isLocked()) throw refusal('PASSPHRASE_NEEDED');
      if (limit !== undefined && withinLimit(minutes, limit) !== minutes) {
        throw refusal('LOCK_LIMITED', { minutes: limit });
      }
      device.saveSetting(idleName, JSON.stringify(minutes));
      onChange();
    },
    async changeKey(passphrase) {
      if (keeping === undefined) throw refusal('FORBIDDEN');
      if (device.session() === undefined) throw refusal('SIGN_IN_NEEDED');
      if (isLocked()) throw refusal('PASSPHRASE_NEEDED');
      const isAsked = hasPassphrase();
      if (isAsked) await check(passphrase ?? '');
      await keeping.keyChange.begin(userId(), isAsked ? passphrase : null);
    },
    signedIn() {
      if (lockedFor === undefined) {
        onChange();
        return;
      }
      if (lockedFor === userId()) passphrases.forget(lockedFor);
      tries.right(userId());
      change(undefined);
    },
    async watchIdle(signal) {
      while (!signal.aborted) {
        lockWhenIdle();
        await parts.scheduler.wait(lookEveryMs, signal);
      }
    },
  };
}

/** The device as everything that answers to a window sees it: locked as well while the screens are. */
export function lockedDevice(device: DevicePort, reason: ScreenLock['reason']): DevicePort {
  return { ...device, lock: () => device.lock() ?? reason() };
}

/** What the person has chosen, as far as the organisation lets them; their choice is kept for when it lets them more. */
function withinLimit(minutes: IdleMinutes, limit: number | undefined): IdleMinutes {
  if (limit === undefined) return minutes;
  return Math.min(minutes ?? limit, limit);
}

function lockedPerson(device: DevicePort): LockedPerson | undefined {
  const session = device.session();
  if (session === undefined) return undefined;
  const { actor, organisation } = session;
  return { ...actor, organisation: organisation.name, userName: device.setting('user-name') ?? '' };
}

function readIdleMinutes(device: DevicePort): IdleMinutes {
  const kept = device.setting(idleName);
  return kept === undefined ? defaultIdleMinutes : idleMinutesSchema.parse(JSON.parse(kept));
}

function refusal(code: FailureCode, params: FailureParams = {}): FailureError {
  return new FailureError(failure(code, params));
}
