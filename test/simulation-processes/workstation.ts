import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runtimeFlags } from '../../src-main/browser/runtime-flags.ts';
import type { SeededRandom } from '../bench/harness/seeded-random.ts';
import { ownFault } from './broken-promise.ts';
import { type FaultProxy, startFaultProxy } from './faults/fault-proxy.ts';
import { nextFault, type Weather } from './faults/weather.ts';
import { firstPassword, type Seat, simulatedToday } from './organisation.ts';
import type { Disk } from './processes/disks.ts';
import { keepOutput } from './processes/log-file.ts';
import { type SupervisedProcess, supervise } from './processes/supervised-process.ts';
import type { Tally } from './tally.ts';
import {
  type Confirmed,
  type EngineInput,
  type EngineNews,
  type EngineOrder,
  type EngineState,
  engineNewsSchema,
} from './work/engine-messages.ts';

/** A person's workstation: its engine's process, its disk and its way to the server. */
export type Workstation = {
  readonly seat: Seat;
  readonly key: Buffer;
  readonly directory: string;
  readonly disk: Disk;
  readonly process: SupervisedProcess;
  /** Commands of which the person was told that they are taken, in order. */
  readonly confirmed: readonly Confirmed[];
  /** Ids of commands of which the person was told that they are taken back. */
  readonly withdrawn: ReadonlySet<string>;
  setWeather(weather: Weather): void;
  setWorking(isOn: boolean): void;
  setPassword(password: string): void;
  fillDisk(): Promise<void>;
  freeDisk(): Promise<void>;
  /** The engine's state; undefined while it cannot be asked. */
  state(): Promise<EngineState | undefined>;
  /** Ends the engine well and for good; resolves with its exit code. */
  stop(): Promise<number | null>;
  closeNetwork(): Promise<void>;
};

export type WorkstationParts = {
  readonly seat: Seat;
  readonly index: number;
  readonly seed: number;
  readonly random: SeededRandom;
  readonly serverUrl: string;
  readonly disk: Disk;
  readonly logFolder: string;
  readonly mark: string;
  readonly tally: Tally;
};

const program = fileURLToPath(new URL('./work/engine-process.ts', import.meta.url));
const answerLimitMs = 5_000;

export async function startWorkstation(parts: WorkstationParts): Promise<Workstation> {
  let weather: Weather = 'calm';
  const proxy = await startFaultProxy(parts.serverUrl, (isStream) => {
    const fault = nextFault(weather, isStream, parts.random);
    if (fault !== undefined) parts.tally.count('fault', `network: ${fault.kind}`);
    return fault;
  });
  return new SimulatedWorkstation(parts, proxy, (next) => {
    weather = next;
  });
}

class SimulatedWorkstation implements Workstation {
  readonly seat: Seat;
  readonly key = randomBytes(32);
  readonly directory: string;
  readonly disk: Disk;
  readonly process: SupervisedProcess;
  readonly confirmed: Confirmed[] = [];
  readonly withdrawn = new Set<string>();
  readonly setWeather: (weather: Weather) => void;
  readonly #parts: WorkstationParts;
  readonly #proxy: FaultProxy;
  #child: ChildProcess | undefined;
  #starts = 0;
  #isWorking = true;
  #password = firstPassword;
  /** The disk was full at some moment since the last start. */
  #hadFullDisk = false;

  constructor(parts: WorkstationParts, proxy: FaultProxy, setWeather: (weather: Weather) => void) {
    this.#parts = parts;
    this.#proxy = proxy;
    this.setWeather = setWeather;
    this.seat = parts.seat;
    this.disk = parts.disk;
    this.directory = join(parts.disk.folder, 'workstation');
    this.process = supervise({
      start: () => this.#start(),
      ready: (child) => this.#whenReady(child),
      restartDelayMs: () => parts.random.integer(100, 2_500),
      onEnd: ({ code, signal, wasReady }) => {
        parts.tally.count('end', `engine, code ${code}, signal ${signal}`);
        if (wasReady || !this.#hadFullDisk)
          parts.tally.violation(
            ownFault(`${this.seat.name}: the engine ended by itself (code ${code}, ${signal})`),
          );
      },
    });
  }

  setWorking(isOn: boolean): void {
    this.#isWorking = isOn;
    this.#order({ kind: 'work', isOn });
  }

  setPassword(password: string): void {
    this.#password = password;
    this.#order({ kind: 'password', password });
  }

  async fillDisk(): Promise<void> {
    this.#hadFullDisk = true;
    await this.disk.fill(this.process.pid());
  }

  freeDisk(): Promise<void> {
    return this.disk.free(this.process.pid());
  }

  async state(): Promise<EngineState | undefined> {
    const child = this.#child;
    if (child === undefined || !this.process.isReady() || !child.connected) return undefined;
    const answer = nextNews(child, 'state', AbortSignal.timeout(answerLimitMs));
    this.#order({ kind: 'state' });
    return (await answer)?.state;
  }

  async stop(): Promise<number | null> {
    return this.process.stop((child) => {
      if (child.connected) child.send({ kind: 'stop' } satisfies EngineOrder);
    });
  }

  closeNetwork(): Promise<void> {
    return this.#proxy.close();
  }

  #start(): ChildProcess {
    const { index, seed, seat, mark, logFolder } = this.#parts;
    this.#starts += 1;
    this.#hadFullDisk = this.disk.isFull();
    const input: EngineInput = {
      directory: this.directory,
      key: this.key.toString('hex'),
      serverUrl: this.#proxy.url,
      today: simulatedToday,
      userName: seat.person.userName,
      password: this.#password,
      seed: (seed * 1_000 + index * 50 + this.#starts) % 2 ** 31,
      mark,
      isWorking: this.#isWorking,
    };
    const child = fork(program, [JSON.stringify(input)], {
      execArgv: [...runtimeFlags],
      env: { ...process.env, NODE_COMPILE_CACHE: join(logFolder, '..', 'compile-cache') },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const log = join(logFolder, `${seat.name}.log`);
    appendFileSync(log, `--- start ${this.#starts}, process ${child.pid}\n`);
    keepOutput(child, log);
    child.on('message', (message) => this.#take(engineNewsSchema.parse(message)));
    // An order to a process that has just been killed.
    child.on('error', () => undefined);
    this.#child = child;
    return child;
  }

  async #whenReady(child: ChildProcess): Promise<void> {
    await nextNews(child, 'ready');
  }

  #take(news: EngineNews): void {
    const { tally } = this.#parts;
    if (news.kind === 'confirmed') this.confirmed.push(news);
    else if (news.kind === 'withdrawn') this.withdrawn.add(news.commandId);
    else if (news.kind === 'done') tally.count('operation', news.what);
    else if (news.kind === 'bug') tally.violation(ownFault(`${this.seat.name}: ${news.what}`));
  }

  #order(order: EngineOrder): void {
    if (this.#child?.connected === true) this.#child.send(order);
  }
}

/** The next message of a kind; undefined when the signal comes first. Pends for ever where the process ends before. */
function nextNews<Kind extends EngineNews['kind']>(
  child: ChildProcess,
  kind: Kind,
  signal?: AbortSignal,
): Promise<Extract<EngineNews, { kind: Kind }> | undefined> {
  return new Promise((resolve) => {
    const end = (news?: Extract<EngineNews, { kind: Kind }>) => {
      child.off('message', take);
      resolve(news);
    };
    const take = (message: unknown) => {
      const news = engineNewsSchema.parse(message);
      if (isOf(news, kind)) end(news);
    };
    child.on('message', take);
    signal?.addEventListener('abort', () => end());
  });
}

function isOf<Kind extends EngineNews['kind']>(
  news: EngineNews,
  kind: Kind,
): news is Extract<EngineNews, { kind: Kind }> {
  return news.kind === kind;
}
