import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Scheduler } from '../../../src-main/engine/ports/scheduler.ts';
import type { Mortality } from './mortality.ts';

type Due = { readonly at: number; readonly order: number; readonly work: () => void };

/** So many turns of the event loop without anything new mean that everybody waits for the time to pass. */
const quietTurns = 3;

/** A time that passes only when it is told to: what is due happens in order, each after what it caused. */
export class VirtualTime {
  #now = 0;
  #order = 0;
  #stirs = 0;
  #underWay = 0;
  readonly #due: Due[] = [];

  /** Milliseconds since the beginning. */
  now(): number {
    return this.#now;
  }

  /** Runs work when so many milliseconds have passed; returns how to call it off. */
  after(delayMs: number, work: () => void): () => void {
    const due = { at: this.#now + Math.max(0, delayMs), order: this.#order, work };
    this.#order += 1;
    this.#stirs += 1;
    const place = this.#due.findLastIndex((other) => other.at <= due.at);
    this.#due.splice(place + 1, 0, due);
    return () => {
      const index = this.#due.indexOf(due);
      if (index >= 0) this.#due.splice(index, 1);
    };
  }

  /** Time does not pass while this work is under way. */
  async hold<Value>(work: Promise<Value>): Promise<Value> {
    this.#underWay += 1;
    try {
      return await work;
    } finally {
      this.#underWay -= 1;
      this.#stirs += 1;
    }
  }

  async pass(durationMs: number): Promise<void> {
    const until = this.#now + durationMs;
    await this.settle();
    for (let next = this.#due[0]; next !== undefined && next.at <= until; next = this.#due[0]) {
      this.#due.shift();
      this.#now = next.at;
      next.work();
      await this.settle();
    }
    this.#now = until;
  }

  /** Lets everything run that needs no time. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < quietTurns; ) {
      const before = this.#stirs;
      await nextTurn();
      quiet = this.#stirs === before && this.#underWay === 0 ? quiet + 1 : 0;
    }
  }

  /** The waiting of one process; whoever has died waits for ever. */
  schedulerOf(mortality: Mortality): Scheduler {
    return {
      wait: (delayMs, signal) =>
        new Promise((resolve) => {
          if (signal?.aborted === true) return resolve();
          const end = (): void => {
            callOff();
            signal?.removeEventListener('abort', end);
            if (!mortality.isDead()) resolve();
          };
          const callOff = this.after(delayMs, end);
          signal?.addEventListener('abort', end);
        }),
    };
  }
}
