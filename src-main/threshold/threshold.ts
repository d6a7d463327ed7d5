import { existsSync } from 'node:fs';
import type { SessionView } from '../../src-shared/contract/session-view.ts';
import type { ThresholdState, ThresholdView } from '../../src-shared/contract/threshold-view.ts';
import {
  type Envelope,
  type OpenedEnvelope,
  type PassphraseSlot,
  passphraseSlots,
  zero,
} from '../desktop/keys/envelope.ts';
import { mintEnvelope, openUnattended, presentEnvelope } from '../desktop/keys/open-envelope.ts';
import { placeOfError } from '../desktop/logs/place-of-error.ts';
import { startAnew } from '../desktop/start-anew.ts';
import { prepareWithoutEngine } from '../desktop/updates/prepare-without-engine.ts';
import { createChangeBus } from '../engine/change-bus.ts';
import { createKeyedQueue } from '../engine/keyed-queue.ts';
import { createLockTries, type LockTries } from '../engine/lock-tries.ts';
import { noDesktop } from '../engine/ports/desktop-port.ts';
import type { PrepareAsk, Preparedness } from '../engine/ports/update-readiness.ts';
import { statusAtStart } from '../engine/ports/work-status.ts';
import { createEngineServing, type EngineServing } from '../engine/serve-engine.ts';
import { type SignInDetails, signInAs } from '../engine/settings-enrolment.ts';
import { storageVersion } from '../engine/start-engine.ts';
import { askPassphrase, refusal } from './ask-passphrase.ts';
import { BackupsAtHand } from './backups-at-hand.ts';
import { createClosedRouter } from './closed-engine.ts';
import { type Held, KeyChange } from './key-change.ts';
import { createLockKeeping } from './lock-keeping.ts';
import { type LockScreenFile, openLockScreenFile } from './lock-screen-file.ts';
import { lockedSession } from './locked-session.ts';
import { lookAtKey } from './look-at-key.ts';
import { stateOfProblem, stateOfStartError } from './state-of-start-error.ts';
import type { Threshold, ThresholdOptions } from './threshold-options.ts';
import { viewOfThreshold } from './view-of-threshold.ts';
import { settleWaysIn } from './ways-in.ts';

/** So long the last words that were typed have to arrive. */
const lastWordsMs = 1_000;
/** So long what is being sent may take; what is not through by then is sent the next time. */
const closeLimitMs = 5_000;
/** So long the answer has to leave before the line is cut. */
const answerMs = 200;

/**
 * Opens the engine where nobody has to be asked, and stands in its place where somebody has.
 * @throws what `openEngines` throws, and {HostFailure} where the envelope cannot be read or written.
 */
export async function createThreshold(options: ThresholdOptions): Promise<Threshold> {
  const threshold = new Door(options);
  await threshold.start();
  return threshold;
}

class Door implements Threshold {
  readonly #options: ThresholdOptions;
  readonly #lockScreen: LockScreenFile;
  readonly #tries: LockTries;
  readonly #bus = createChangeBus();
  readonly #turns = createKeyedQueue();
  readonly #closed: EngineServing;
  #state: ThresholdState = 'locked';
  #held: Held | undefined;
  /** Nothing opened the key without a person when that was tried last. */
  #isOutOfReach = false;
  #isEnding = false;
  readonly #keyChange: KeyChange;
  readonly #backups: BackupsAtHand;
  /** What had a damaged file open lets go of it. */
  #leaving: Promise<void> = Promise.resolve();

  constructor(options: ThresholdOptions) {
    const { monotonic, scheduler, log } = options;
    this.#options = options;
    this.#backups = new BackupsAtHand(options);
    this.#lockScreen = openLockScreenFile(options.lockScreenPath);
    this.#tries = createLockTries(this.#lockScreen.tries, monotonic);
    const router = createClosedRouter({
      bus: this.#bus,
      scheduler,
      desktop: options.desktop ?? noDesktop,
      session: () => this.#session(),
      policy: options.policy,
      userName: () => this.#lockScreen.person()?.userName ?? '',
      lockNow: () => this.lockNow(),
      threshold: () => this.#view(),
      open: (passphrase) => this.#turns('open', () => this.#openFor(passphrase)),
      signIn: (details) => this.#turns('open', () => this.#signIn(details)),
      tryAgain: () => this.#turns('open', () => this.#tryAgain()),
      forgotten: () => this.#forgotten(),
      restore: (passphrase) => this.#turns('open', () => this.#restore(passphrase)),
      startAnew: () => this.#turns('open', () => this.#startAnew()),
    });
    // For as long as the process runs: it ends with its threshold.
    options.desktop?.onChange(() => this.#bus.emit({ kind: 'desktop' }));
    this.#closed = createEngineServing(router, log);
    this.#keyChange = new KeyChange({
      ...options,
      turns: this.#turns,
      held: () => (this.#isEnding ? undefined : this.#held),
      giveWay: () => {
        this.#held = undefined;
        this.#become('changing-key');
        options.onSwitch();
      },
      tell: () => this.#bus.emit({ kind: 'session' }),
      isEnding: () => this.#isEnding,
      open: async (envelope, opened, openedFor) => {
        await this.#hold(envelope, opened, openedFor);
        options.onSwitch();
        return this.#held;
      },
    });
  }

  engine(): EngineServing | undefined {
    if (this.#isEnding) return undefined;
    return this.#held === undefined ? this.#closed : this.#held.engines.engine();
  }

  async nextEngine(): Promise<EngineServing | undefined> {
    if (this.#isEnding) return undefined;
    return this.#held === undefined ? this.#closed : this.#held.engines.nextEngine();
  }

  lockNow(): void {
    this.#keyChange.lockAfterwards();
    this.#held?.engines.engine()?.lockNow();
  }

  wake(): void {
    this.#held?.engines.engine()?.services.sync.wake();
  }

  async prepareUpdate(ask: PrepareAsk): Promise<Preparedness | undefined> {
    const engine = this.#held?.engines.engine();
    if (engine !== undefined) return engine.prepareUpdate(ask);
    if (this.#held !== undefined) return undefined;
    if (this.#state === 'changing-key') return undefined;
    // Nothing is interrupted; but what migrates the file wants a backup first, to which the passphrase opens the way.
    if (ask.storageVersion <= storageVersion) return { name: 'prepared' };
    if (this.#state === 'locked') return undefined;
    const { place, now, log } = this.#options;
    const copy = async () => (this.#held ? undefined : prepareWithoutEngine(place, now(), log));
    return this.#turns('open', copy);
  }

  async close(): Promise<void> {
    this.#isEnding = true;
    // The next process would take a change that goes on for one that was interrupted.
    await this.#keyChange.ended();
    await this.#letGo();
  }

  async start(): Promise<void> {
    const { place, unattended } = this.#options;
    const seen = lookAtKey(this.#options);
    if (seen === 'unreadable') return this.#become('key-unreadable');
    if (seen !== undefined) {
      if (this.#slotsOfPerson(seen).length > 0) this.#become('locked');
      else await this.#begin();
      return;
    }
    if (existsSync(place.databasePath)) return this.#become('key-missing');
    const problem = await mintEnvelope(place, unattended);
    if (problem !== undefined) return this.#become(stateOfProblem[problem]);
    await this.start();
  }

  async #begin(): Promise<void> {
    const { place, unattended } = this.#options;
    const envelope = presentEnvelope(place);
    if (envelope === undefined) return;
    const opened = await openUnattended(place, envelope, unattended);
    if (typeof opened === 'string') return this.#become(stateOfProblem[opened]);
    await this.#hold(envelope, opened, undefined);
    this.#lockWhereSomebodyHasToBeAsked();
  }

  /** The person who is to be asked is told by the engine, where the file that says so was gone. */
  #lockWhereSomebodyHasToBeAsked(): void {
    if (this.#held?.engines.engine()?.services.lock.isLocked() === true) this.#lockDown();
  }

  #slotsOfPerson(envelope: Envelope): readonly PassphraseSlot[] {
    const person = this.#lockScreen.person();
    return person === undefined ? [] : passphraseSlots(envelope, person.userId);
  }

  #become(state: ThresholdState): void {
    this.#state = state;
    this.#options.desktop?.tell({ ...statusAtStart, screens: 'locked' });
    this.#bus.emit({ kind: 'session' });
  }

  #session(): SessionView | null {
    const person = this.#lockScreen.person();
    if (this.#state !== 'locked' || person === undefined) return null;
    return lockedSession(person, this.#options.about());
  }

  #view(): ThresholdView {
    const { place, policy } = this.#options;
    return viewOfThreshold({
      ...{ state: this.#state, place, isHeld: this.#held !== undefined, backups: this.#backups },
      contact: policy?.policy.contact ?? null,
      waitMs: this.#tries.waitMs(this.#asked()),
      keyChangeFraction: this.#keyChange.fraction(),
    });
  }

  #asked(): string {
    return this.#lockScreen.person()?.userId ?? 'anybody';
  }

  async #openFor(passphrase: string): Promise<void> {
    const { place } = this.#options;
    const seen = this.#held === undefined ? lookAtKey(this.#options) : undefined;
    if (seen === 'unreadable') return this.#become('key-unreadable');
    if (seen === undefined) return;
    const slots = this.#state === 'locked' ? this.#slotsOfPerson(seen) : passphraseSlots(seen);
    const { slot, ...opened } = await this.#ask(seen, slots, passphrase);
    const envelope = presentEnvelope(place) ?? seen;
    const present = await settleWaysIn({
      ...this.#options,
      ...{ envelope, envelopeKey: opened.envelopeKey, isPassphraseRequired: this.#isPassphraseRequired },
      isOutOfReach: this.#isOutOfReach || this.#state !== 'locked',
    });
    await this.#hold(present, opened, slot.userId ?? undefined);
    this.#switchSoon();
  }

  async #ask(envelope: Envelope, slots: readonly PassphraseSlot[], passphrase: string) {
    try {
      return await askPassphrase({ envelope, slots, passphrase, tries: this.#tries, asked: this.#asked() });
    } finally {
      this.#bus.emit({ kind: 'session' });
    }
  }

  get #isPassphraseRequired(): boolean {
    return this.#options.policy?.policy.requirePassphrase === true;
  }

  async #signIn(details: SignInDetails): Promise<{ readonly userId: string }> {
    const { place, unattended } = this.#options;
    const envelope = this.#held === undefined ? presentEnvelope(place) : undefined;
    if (envelope === undefined) throw refusal('KEY_OUT_OF_REACH');
    const opened = await openUnattended(place, envelope, unattended);
    if (typeof opened === 'string') {
      this.#isOutOfReach = true;
      this.#become(stateOfProblem[opened]);
      throw refusal('KEY_OUT_OF_REACH');
    }
    const held = await this.#openEngines(envelope, opened, undefined);
    const services = held?.engines.engine()?.services;
    if (held === undefined || services === undefined) throw refusal('STORAGE_FAILED');
    try {
      const signedIn = await signInAs(services, details);
      this.#held = held;
      this.#state = 'open';
      this.#switchSoon();
      return signedIn;
    } catch (error) {
      // The key was in memory for it.
      await this.#end(held, answerMs);
      throw error;
    }
  }

  async #tryAgain(): Promise<void> {
    if (this.#held !== undefined || this.#state === 'locked') return;
    await this.#leaving;
    this.#backups.lookAnew();
    const seen = lookAtKey(this.#options);
    if (seen === 'unreadable') return this.#become('key-unreadable');
    const asksSomebody = seen !== undefined && this.#slotsOfPerson(seen).length > 0;
    if (this.#state === 'damaged' && asksSomebody) return this.#comeBackSoon();
    await this.start();
    if (this.#held !== undefined) this.#switchSoon();
  }

  #forgotten(): void {
    if (this.#state === 'locked' && this.#isPassphraseRequired) this.#become('passphrase-only');
  }

  async #restore(passphrase: string | null): Promise<void> {
    const backup = this.#view().ways.includes('restore') ? this.#backups.newest() : undefined;
    if (backup === undefined) throw refusal('NOT_A_WAY');
    const opened = await this.#openToRestore(passphrase);
    await this.#leaving;
    try {
      this.#backups.putBack(backup, opened);
    } finally {
      this.#bus.emit({ kind: 'session' });
    }
    this.#comeBackSoon();
  }

  /** Whoever is asked for a passphrase is asked by a process that has not had the key. */
  #comeBackSoon(): void {
    this.#isEnding = true;
    setTimeout(this.#options.comeBack, answerMs);
  }

  async #openToRestore(passphrase: string | null): Promise<OpenedEnvelope> {
    const { place, unattended } = this.#options;
    const envelope = presentEnvelope(place);
    if (envelope === undefined) throw refusal('NOT_A_WAY');
    if (passphrase !== null) return this.#ask(envelope, passphraseSlots(envelope), passphrase);
    const opened = await openUnattended(place, envelope, unattended);
    if (typeof opened === 'string') throw refusal('KEY_OUT_OF_REACH');
    return opened;
  }

  async #startAnew(): Promise<void> {
    const { place, now } = this.#options;
    if (!this.#view().ways.includes('start-anew')) throw refusal('NOT_A_WAY');
    await this.#leaving;
    startAnew(place, now());
    this.#lockScreen.remember(undefined);
    await this.start();
    this.#switchSoon();
  }

  async #hold(envelope: Envelope, opened: OpenedEnvelope, openedFor: string | undefined): Promise<void> {
    this.#held = await this.#openEngines(envelope, opened, openedFor);
    if (this.#held !== undefined) this.#state = 'open';
  }

  /** @returns undefined where the file cannot be opened for a reason that the threshold shows. */
  async #openEngines(
    envelope: Envelope,
    opened: OpenedEnvelope,
    openedFor: string | undefined,
  ): Promise<Held | undefined> {
    const { place, openEngines } = this.#options;
    const keeping = createLockKeeping({
      ...{ path: place.path, envelope, envelopeKey: opened.envelopeKey },
      requirePassphrase: this.#isPassphraseRequired,
      ...{ lockScreen: this.#lockScreen, openedFor, keyChange: this.#keyChange.asked() },
      onLocked: () => this.#lockDown(),
    });
    try {
      const onDamage = (): void => void this.#leaveDamaged();
      return { engines: await openEngines({ key: opened.databaseKey, keeping, onDamage }), opened };
    } catch (error) {
      zero(opened);
      const state = stateOfStartError(error);
      if (state === undefined) throw error;
      this.#become(state);
      return undefined;
    }
  }

  /** Work has met a page that cannot be read: nothing more is read from such a file, or written to it. */
  #leaveDamaged(): void {
    const held = this.#held;
    if (held === undefined || this.#isEnding) return;
    this.#held = undefined;
    this.#options.log('error', 'threshold.damaged');
    this.#become('damaged');
    this.#options.onSwitch();
    const failed = (error: unknown): void =>
      this.#options.log('error', 'threshold.close-failed', { cause: placeOfError(error) });
    // Closing can trip over the damage as well.
    this.#leaving = held.engines.close().then(() => zero(held.opened), failed);
  }

  #switchSoon(): void {
    if (this.#held !== undefined) setTimeout(this.#options.onSwitch, answerMs);
  }

  #lockDown(): void {
    const { scheduler } = this.#options;
    const closing = async (): Promise<void> => {
      await scheduler.wait(lastWordsMs);
      if ((await this.#held?.engines.engine()?.services.lock.seal()) !== true) return;
      if (this.#held !== undefined && !this.#isEnding) await this.#end(this.#held, 0);
    };
    void closing();
  }

  /** Closes what holds the key, and ends the process that it was in. */
  async #end(held: Held, delayMs: number): Promise<void> {
    this.#isEnding = true;
    this.#held = held;
    await Promise.race([this.#letGo(), this.#options.scheduler.wait(closeLimitMs)]);
    setTimeout(this.#options.comeBack, delayMs);
  }

  async #letGo(): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    await held?.engines.close();
    if (held !== undefined) zero(held.opened);
  }
}
