import { rmSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { businessDateAt, instant } from '../../../src-shared/domain/calendar/business-date.ts';
import type { FailureCode } from '../../../src-shared/domain/failure.ts';
import type { CommandEnvelope } from '../../../src-shared/protocol/command-envelope.ts';
import { type SeededRandom, seededRandom } from '../../bench/harness/seeded-random.ts';
import { createMortality, type Mortality } from './mortality.ts';
import { type Person, personAt } from './people.ts';
import { type RetiredDevice, retire } from './retired-device.ts';
import { seededIds } from './seeded-ids.ts';
import type { Line } from './virtual-network.ts';
import type { VirtualTime } from './virtual-time.ts';
import { startWorkstation, type WorkstationProcess } from './workstation-process.ts';

export type WorkstationOptions = {
  readonly seed: number;
  readonly device: number;
  /** Where its files begin. */
  readonly path: string;
  readonly time: VirtualTime;
  readonly line: Line;
  /** The true time, which the device's own may differ from. */
  readonly now: () => Date;
  /** The program reported a fault of its own. */
  readonly onFault: (event: string, fields: string) => void;
};

/** A workstation whose process can be killed at every await of its storage and network and started again on its file. */
export class SimulatedWorkstation {
  readonly #options: WorkstationOptions;
  #process: WorkstationProcess | undefined;
  #mortality: Mortality | undefined;
  #startCount = 0;
  /** How far the device's clock is off. */
  clockOffsetMs = 0;
  /** Who works here at the moment, signed in or not. */
  person: Person;
  /** Somebody else than its own person has worked here. */
  wasShared = false;
  /** Why the last sign-in was refused; undefined after one that succeeded. */
  refusal: FailureCode | undefined;
  /** The commands that people were told this device has recorded, by id. */
  readonly confirmed = new Map<string, CommandEnvelope>();
  /** The devices before this one, which were revoked. */
  readonly retired: RetiredDevice[] = [];

  constructor(options: WorkstationOptions) {
    this.#options = options;
    this.person = personAt(options.device);
  }

  /** Its file. */
  get path(): string {
    return `${this.#options.path}-${this.retired.length}.sqlite`;
  }

  get device(): number {
    return this.#options.device;
  }

  /** The process at work; undefined while there is none. */
  running(): WorkstationProcess | undefined {
    return this.#process?.mortality.isDead() === false ? this.#process : undefined;
  }

  /** Starts the program where it does not run. It may die over that. */
  async start(): Promise<void> {
    if (this.running() !== undefined) return;
    await this.#bury();
    const { line, time, device } = this.#options;
    const mortality = createMortality(() => {
      for (const breakOff of [...line.breaks]) breakOff();
    });
    this.#mortality = mortality;
    this.#startCount += 1;
    const random = this.#random();
    line.mortality = mortality;
    try {
      this.#process = await startWorkstation({
        path: this.path,
        serverUrl: `http://workstation-${device}.invalid`,
        clock: this.#clock(),
        ids: seededIds(random),
        random: random.next,
        scheduler: time.schedulerOf(mortality),
        log: (level, event, fields) => {
          if (level !== 'error' || mortality.isDead()) return;
          this.#options.onFault(event, JSON.stringify(fields ?? {}));
        },
        mortality,
      });
    } catch (error) {
      // What it was in the middle of when it died does not matter any more.
      if (!mortality.isDead()) throw error;
    }
  }

  /** The process dies at the so-manieth transaction border or request from now. */
  dieAfter(points: number): void {
    this.#mortality?.dieAfter(points);
  }

  /** Pulls the plug. */
  async kill(): Promise<void> {
    this.#mortality?.die();
    await this.#bury();
  }

  /** Closes the program as a person does. */
  async close(): Promise<void> {
    const process = this.running();
    if (process === undefined) return this.#bury();
    this.#process = undefined;
    await process.close();
    this.#mortality?.die();
  }

  /** Puts the device away with what it holds; the person starts on an empty one. */
  async replaceDevice(): Promise<void> {
    const process = this.running();
    if (process === undefined) throw new Error('what does not run cannot be looked at before it is put away');
    const retired = retire(process, this.confirmed);
    await this.kill();
    this.remove();
    this.retired.push(retired);
    this.confirmed.clear();
    this.refusal = undefined;
    await this.start();
  }

  remove(): void {
    for (const suffix of ['', '-wal', '-shm']) rmSync(this.path + suffix, { force: true });
  }

  async #bury(): Promise<void> {
    const dead = this.#process;
    this.#process = undefined;
    // Its last steps still read from the file.
    await nextTurn();
    await dead?.bury();
  }

  #random(): SeededRandom {
    return seededRandom(this.#options.seed, this.#options.device, this.#startCount);
  }

  #clock() {
    const now = () => instant(new Date(this.#options.now().getTime() + this.clockOffsetMs).toISOString());
    return { now, today: () => businessDateAt(now(), 'UTC') };
  }
}
