import type { ReplicaCheck } from '../../src-shared/contract/sync-state.ts';
import type { Result } from '../../src-shared/domain/failure.ts';
import { type CollectionName, collectionNames } from '../../src-shared/protocol/collections.ts';
import type { DigestReply } from '../../src-shared/protocol/sync-api.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import type { CollectionDigest } from './collection-digest.ts';
import { createCondition } from './condition.ts';
import { type PullMark, readPullMark } from './pull-mark.ts';
import type { PullProgress } from './pull-progress.ts';
import { requestSweep } from './replica-sweep.ts';

/** Compares the replica with the server whenever everything has come to rest, and has fetched again what differs. */
export type DigestCheck = {
  state(): ReplicaCheck;
  /** Documents up to this position are being, or have been, written. */
  written(name: CollectionName, seq: number): void;
  /** Something of what `isQuiet` tells or of the confirmed pulls may be new. */
  update(): void;
  /** Checks until the signal aborts. */
  run(): Promise<void>;
};

export type DigestCheckParts = {
  readonly device: DevicePort;
  /** Nothing is left to pull or to push. */
  readonly isQuiet: () => boolean;
  readonly ask: () => Promise<Result<DigestReply>>;
  /** What is stored; undefined when the program ends. */
  readonly digestOf: (name: CollectionName) => Promise<CollectionDigest | undefined>;
  readonly progress: PullProgress;
  readonly clock: Pick<Clock, 'now'>;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onChange: () => void;
  /** The server's outcomes are not those that it had told: it may have lost commands. Comes before the repair. */
  readonly onOutcomesDiffer: (incarnation: string) => void;
};

export function createDigestCheck(parts: DigestCheckParts): DigestCheck {
  const check = new ReplicaDigestCheck(parts);
  return {
    state: () => check.state(),
    written: (name, seq) => check.written(name, seq),
    update: () => check.update(),
    run: () => check.run(),
  };
}

type Answer = DigestReply['collections'][number];
type Verdict = 'equal' | 'different' | 'unknown';
/** How often a collection was written, and the highest position of it. */
type Writes = { readonly count: number; readonly seq: number };

const leastPauseMs = 5_000;
// Counting a large replica costs seconds of computing: it may take a twentieth of the time. What the network takes
// costs nothing here.
const pausePerWorkMs = 20;
const longestPauseMs = 600_000;

class ReplicaDigestCheck implements DigestCheck {
  readonly #parts: DigestCheckParts;
  readonly #isDue = createCondition(() => this.#isWorthIt());
  readonly #writes = new Map<CollectionName, Writes>();
  /** What was found equal, by the server's digest and the writes until then: it need not be counted again. */
  readonly #equal = new Map<CollectionName, string>();
  /** Differences that were being repaired when they were seen last. */
  readonly #repairing = new Map<CollectionName, string>();
  readonly #pulled = new Set<ReturnType<typeof createCondition>>();
  #checkedStamp = '';
  /** What counting has taken in the present check, in milliseconds. */
  #countedMs = 0;
  #state: ReplicaCheck = { checkedAt: null, repairs: 0, repairedAt: null };

  constructor(parts: DigestCheckParts) {
    this.#parts = parts;
  }

  state(): ReplicaCheck {
    return this.#state;
  }

  written(name: CollectionName, seq: number): void {
    const before = this.#writesOf(name);
    this.#writes.set(name, { count: before.count + 1, seq: Math.max(before.seq, seq) });
  }

  update(): void {
    this.#isDue.check();
    for (const condition of this.#pulled) condition.check();
  }

  async run(): Promise<void> {
    const { scheduler, signal, log } = this.#parts;
    while (await this.#isDue.met(signal)) {
      this.#countedMs = 0;
      try {
        await this.#check();
      } catch (error) {
        // The disk failed: the next quiet point tries again.
        log('error', 'sync.digest-failed', { cause: error instanceof Error ? error.name : 'unknown' });
      }
      const pauseMs = Math.min(this.#countedMs * pausePerWorkMs, longestPauseMs);
      await scheduler.wait(Math.max(leastPauseMs, pauseMs), signal);
    }
  }

  /** Never throws: where the disk cannot say it, the next change asks again. */
  #isWorthIt(): boolean {
    const { isQuiet, log } = this.#parts;
    try {
      return isQuiet() && this.#stamp() !== this.#checkedStamp;
    } catch (error) {
      log('error', 'sync.digest-failed', { cause: error instanceof Error ? error.name : 'unknown' });
      return false;
    }
  }

  async #check(): Promise<void> {
    const { ask, clock, onChange } = this.#parts;
    this.#checkedStamp = this.#stamp();
    const holders = new Map(collectionNames.map((name) => [name, this.#markOf(name)?.userId]));
    const reply = await ask();
    if (!reply.ok) return;
    const verdicts: Verdict[] = [];
    for (const answer of reply.value.collections) {
      const verdict = await this.#compare(answer, reply.value.checkpoint, holders.get(answer.name));
      if (verdict === 'different') this.#repair(answer, reply.value.checkpoint.incarnation);
      if (verdict === 'equal') this.#settle(answer.name);
      verdicts.push(verdict);
    }
    if (verdicts.every((verdict) => verdict === 'equal')) {
      this.#state = { ...this.#state, checkedAt: clock.now() };
    }
    onChange();
  }

  /**
   * Equal sums prove equal documents whatever the positions. A difference counts only where the collection is pulled
   * to the server's position or beyond, and nothing of it was written for a later one: both sides are of one moment.
   * Nor does it count where somebody else works here since the server was asked, or all is fetched anew.
   */
  async #compare(
    answer: Answer,
    at: DigestReply['checkpoint'],
    holder: string | undefined,
  ): Promise<Verdict> {
    const { name } = answer;
    const asked = `${answer.count} ${answer.sum}`;
    for (let isRepeated = false; ; isRepeated = true) {
      const before = this.#writesOf(name);
      const key = `${asked} ${before.count}`;
      if (this.#equal.get(name) === key) return 'equal';
      const held = await this.#count(name);
      if (held === undefined || this.#writesOf(name).count !== before.count) return 'unknown';
      if (`${held.count} ${held.sum}` === asked) {
        this.#equal.set(name, key);
        return 'equal';
      }
      const mark = this.#markOf(name);
      if (mark === undefined || mark.userId !== holder || mark.state !== 'complete') return 'unknown';
      const { checkpoint } = mark;
      if (checkpoint?.incarnation !== at.incarnation || checkpoint.scopeVersion !== at.scopeVersion) {
        return 'unknown';
      }
      if (checkpoint.seq >= at.seq) return before.seq <= at.seq ? 'different' : 'unknown';
      if (isRepeated || !(await this.#pull(name))) return 'unknown';
    }
  }

  async #count(name: CollectionName): Promise<CollectionDigest | undefined> {
    const { clock, digestOf } = this.#parts;
    const beganMs = Date.parse(clock.now());
    const held = await digestOf(name);
    this.#countedMs += Math.max(0, Date.parse(clock.now()) - beganMs);
    return held;
  }

  /** Brings a collection up to date; false when the program ends. */
  async #pull(name: CollectionName): Promise<boolean> {
    const { progress, signal } = this.#parts;
    progress.want([name]);
    const isPulled = createCondition(() => progress.isConfirmed(name));
    this.#pulled.add(isPulled);
    try {
      return await isPulled.met(signal);
    } finally {
      this.#pulled.delete(isPulled);
    }
  }

  #repair({ name, count, sum }: Answer, incarnation: string): void {
    const { device, progress, log, onOutcomesDiffer } = this.#parts;
    const difference = `${count} ${sum}`;
    if (this.#repairing.get(name) === difference) {
      // Fetched anew and still different: once more would bring the same.
      log('error', 'sync.digest-unhealed', { collection: name });
      return;
    }
    this.#repairing.set(name, difference);
    log('warn', 'sync.digest-mismatch', { collection: name });
    this.#state = { ...this.#state, repairs: this.#state.repairs + 1 };
    if (name === 'outcomes') onOutcomesDiffer(incarnation);
    requestSweep(device, name);
    this.#checkedStamp = '';
    progress.want([name]);
  }

  #settle(name: CollectionName): void {
    const { clock, log } = this.#parts;
    if (!this.#repairing.delete(name)) return;
    log('info', 'sync.collection-repaired', { collection: name });
    this.#state = { ...this.#state, repairedAt: clock.now() };
  }

  /** What the replica was made of: another one than at the last check may hold something else. */
  #stamp(): string {
    return collectionNames
      .map((name) => {
        const mark = this.#markOf(name);
        const { incarnation, scopeVersion, seq } = mark?.checkpoint ?? {
          incarnation: '',
          scopeVersion: 0,
          seq: 0,
        };
        return `${mark?.userId} ${incarnation} ${scopeVersion} ${seq} ${this.#writesOf(name).count}`;
      })
      .join();
  }

  #markOf(name: CollectionName): PullMark | undefined {
    return readPullMark(this.#parts.device, name);
  }

  #writesOf(name: CollectionName): Writes {
    return this.#writes.get(name) ?? { count: 0, seq: 0 };
  }
}
