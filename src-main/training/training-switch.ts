import type { TrainingState } from '../../src-shared/contract/training-view.ts';
import type { Role } from '../../src-shared/domain/organisation/actor.ts';
import type { Log } from '../engine/ports/log.ts';
import type { TrainingPort } from '../engine/ports/training-port.ts';
import type { Engine } from '../engine/start-engine.ts';
import type { PreparedTraining } from './training-workstation.ts';

type PrepareTraining = (role: Role | undefined) => Promise<PreparedTraining>;

export type TrainingSwitchOptions = {
  /** Opens the engine of real work. */
  readonly openWork: (training: TrainingPort) => Promise<Engine>;
  /** Undefined where there is no training. */
  readonly prepareTraining: PrepareTraining | undefined;
  /** One engine gives way: windows have to connect anew. */
  readonly onSwitch: () => void;
  readonly log: Log;
};

export type TrainingSwitch = {
  /** The engine that answers; undefined while one gives way to the other. */
  engine(): Engine | undefined;
  /** The engine that answers, or the next one that will; undefined once everything is closed. */
  nextEngine(): Promise<Engine | undefined>;
  close(): Promise<void>;
};

/**
 * Lets one of two engines answer: that of real work, or that of a training. While somebody trains the real one is
 * closed: nothing reads or writes its folder, and nothing talks to its server.
 * @throws what `openWork` throws; nothing runs then.
 */
export async function createTrainingSwitch(options: TrainingSwitchOptions): Promise<TrainingSwitch> {
  const training = new EngineSwitch(options);
  await training.openWork();
  return training;
}

class EngineSwitch implements TrainingSwitch {
  readonly #options: TrainingSwitchOptions;
  readonly #listeners = new Set<() => void>();
  #state: TrainingState;
  #hasFailed = false;
  #work: Engine | undefined;
  #training: PreparedTraining | undefined;
  #present: Engine | undefined;
  #switching: Promise<void> = Promise.resolve();

  constructor(options: TrainingSwitchOptions) {
    this.#options = options;
    this.#state = options.prepareTraining === undefined ? 'none' : 'off';
  }

  engine(): Engine | undefined {
    return this.#present;
  }

  async nextEngine(): Promise<Engine | undefined> {
    if (this.#present === undefined) await this.#switching;
    return this.#present;
  }

  async openWork(): Promise<void> {
    const work = await this.#options.openWork(this.#portOf(false));
    this.#work = work;
    this.#present = work;
  }

  async close(): Promise<void> {
    await this.#switching;
    const present = this.#present;
    this.#present = undefined;
    await present?.close();
    await this.#training?.remove();
  }

  #portOf(isTraining: boolean): TrainingPort {
    return {
      view: () => ({ state: this.#state, isTraining, hasFailed: this.#hasFailed }),
      onChange: (listener) => {
        this.#listeners.add(listener);
        return () => void this.#listeners.delete(listener);
      },
      enter: () => {
        if (this.#state === 'off') this.#switching = this.#enter();
      },
      // Where real work cannot be opened again there is nothing to go on with: the host ends, with words.
      leave: () => {
        if (this.#state === 'on') this.#switching = this.#leave();
      },
    };
  }

  async #enter(): Promise<void> {
    const { prepareTraining } = this.#options;
    if (prepareTraining === undefined) return;
    this.#hasFailed = false;
    this.#become('starting');
    try {
      // Prepared before real work is closed: where it cannot be, nobody is interrupted.
      this.#training = await prepareTraining(this.#work?.services.device.session()?.actor.role);
    } catch (error) {
      this.#fail(error);
      return;
    }
    const work = this.#work;
    this.#work = undefined;
    this.#cut();
    // First the one and then the other: a process holds the collections of one workstation.
    await work?.close();
    try {
      this.#present = await this.#training.open(this.#portOf(true));
      this.#become('on');
    } catch (error) {
      await this.#training.remove();
      this.#training = undefined;
      await this.openWork();
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const cause = error instanceof Error ? error.name : 'unknown';
    this.#options.log('error', 'training.start-failed', { cause });
    this.#hasFailed = true;
    this.#become('off');
  }

  async #leave(): Promise<void> {
    this.#become('leaving');
    const engine = this.#present;
    this.#cut();
    await engine?.close();
    await this.#training?.remove();
    this.#training = undefined;
    await this.openWork();
    this.#become('off');
  }

  #cut(): void {
    this.#present = undefined;
    this.#options.onSwitch();
  }

  #become(state: TrainingState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}
