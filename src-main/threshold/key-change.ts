import { HostFailure } from '../desktop/host-failure.ts';
import { type Envelope, type OpenedEnvelope, zero } from '../desktop/keys/envelope.ts';
import { type EnvelopePlace, presentEnvelope } from '../desktop/keys/open-envelope.ts';
import { placeOfError } from '../desktop/logs/place-of-error.ts';
import { latestBackup } from '../desktop/recovery/latest-backup.ts';
import type { KeyedQueue } from '../engine/keyed-queue.ts';
import type { KeyChanging } from '../engine/ports/lock-keeping.ts';
import { makeBackup } from '../engine/settings-device.ts';
import type { TrainingSwitch } from '../training/training-switch.ts';
import { refusal } from './ask-passphrase.ts';
import { changeKey, type KeyChanger, makeNewKeys, type NewKeys } from './change-key.ts';
import type { ThresholdOptions } from './threshold-options.ts';

/** An engine that answers, and the keys that it was opened with. */
export type Held = { readonly engines: TrainingSwitch; readonly opened: OpenedEnvelope };

type KeyChangeOptions = Pick<
  ThresholdOptions,
  'place' | 'unattended' | 'scheduler' | 'now' | 'log' | 'comeBack'
> & {
  /** One at a time with whatever else opens or closes the database. */
  readonly turns: KeyedQueue;
  /** Undefined while nothing is open, or everything is being closed. */
  held(): Held | undefined;
  /** Shows the change in the place of the engine. */
  giveWay(): void;
  /** It has gone on. */
  tell(): void;
  isEnding(): boolean;
  /** Opens the engine again, unlocked for this person. */
  open(envelope: Envelope, opened: OpenedEnvelope, openedFor: string | undefined): Promise<Held | undefined>;
};

/** So long the answer has to leave, and the last words that were typed have to arrive. */
const lastWordsMs = 1_000;

/** Gives the data a new key while the work waits, and goes on with it. */
export class KeyChange {
  readonly #options: KeyChangeOptions;
  #fraction: number | null = null;
  #last: KeyChanging['last'] = null;
  #isLockWanted = false;
  #running: Promise<void> = Promise.resolve();

  constructor(options: KeyChangeOptions) {
    this.#options = options;
  }

  /** 0 to 1; null while there is none. */
  fraction(): number | null {
    return this.#fraction;
  }

  /** Whoever was away meanwhile finds it locked. */
  lockAfterwards(): void {
    this.#isLockWanted = true;
  }

  ended(): Promise<void> {
    return this.#running;
  }

  /** How an engine asks for it. */
  asked(): KeyChanging {
    return {
      last: this.#last,
      begin: (userId, passphrase) => this.#begin({ userId, passphrase }),
    };
  }

  async #begin(changer: KeyChanger): Promise<void> {
    const { place, unattended, turns, log, comeBack } = this.#options;
    const held = this.#options.held();
    const present = settled(place);
    if (held === undefined || present === undefined) throw refusal('KEY_OUT_OF_REACH');
    const { databaseKey } = held.opened;
    const keys = await makeNewKeys({ place, present, databaseKey, unattended, changer });
    const carriedOut = turns('open', () => this.#carryOut(held, present, keys, changer));
    this.#running = carriedOut.catch((error: unknown) => {
      log('error', 'threshold.open-failed', { cause: placeOfError(error) });
      // The next start says in words what this one cannot go on with.
      comeBack();
    });
  }

  async #carryOut(held: Held, present: Envelope, keys: NewKeys, changer: KeyChanger): Promise<void> {
    const { scheduler, log, now, isEnding, giveWay } = this.#options;
    await scheduler.wait(lastWordsMs);
    if (this.#options.held() !== held) return zero(keys.opened);
    this.#isLockWanted = false;
    this.#fraction = 0;
    giveWay();
    const why = await changeKey({
      keys,
      databaseKey: held.opened.databaseKey,
      close: () => held.engines.close(),
      onFraction: (fraction) => this.#tell(fraction),
      log,
    });
    const [opened, done] = why === null ? [keys.opened, held.opened] : [held.opened, keys.opened];
    zero(done);
    this.#fraction = null;
    this.#last = { at: now().toISOString(), failure: why };
    if (isEnding()) return zero(opened);
    await this.#goOn(why === null ? keys.next.envelope : present, opened, changer.userId, why === null);
  }

  #tell(fraction: number): void {
    this.#fraction = fraction;
    this.#options.tell();
  }

  async #goOn(envelope: Envelope, opened: OpenedEnvelope, userId: string, isChanged: boolean): Promise<void> {
    const held = await this.#options.open(envelope, opened, this.#isLockWanted ? undefined : userId);
    if (isChanged && held !== undefined) void this.#renewBackup(held);
  }

  /** What was backed up before does not open with the new key. */
  async #renewBackup({ engines }: Held): Promise<void> {
    const { place, log } = this.#options;
    const services = engines.engine()?.services;
    if (services === undefined || latestBackup(place.databasePath) === undefined) return;
    try {
      await makeBackup(services);
    } catch (error) {
      log('warn', 'threshold.no-backup', { cause: placeOfError(error) });
    }
  }
}

/** @throws {FailureError} STORAGE_FAILED where an earlier change could not be brought to its end. */
function settled(place: EnvelopePlace): Envelope | undefined {
  try {
    return presentEnvelope(place);
  } catch (error) {
    throw error instanceof HostFailure ? refusal('STORAGE_FAILED') : error;
  }
}
