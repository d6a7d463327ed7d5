import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** How a process ended by itself. */
export type ProcessEnd = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly wasReady: boolean;
};

export type SupervisedParts = {
  start(): ChildProcess;
  /** Resolves when the process can do its work; may reject where it ends before. */
  ready(child: ChildProcess): Promise<void>;
  /** How long the system waits before it starts the process again, in milliseconds. */
  restartDelayMs(): number;
  /** It ended though nobody wanted it to. */
  onEnd(end: ProcessEnd): void;
};

/** A process that is started again whenever it ends, as an operating system does with its services. */
export type SupervisedProcess = {
  pid(): number | undefined;
  isReady(): boolean;
  /** Resolves at the next moment in which it can do its work. */
  whenReady(): Promise<void>;
  /** SIGKILL; it is started again. */
  kill(): void;
  /** It dies because of something that was done to it; it is started again. */
  expectEnd(): void;
  /** Ends it for good; resolves with its exit code. */
  stop(end: (child: ChildProcess) => void): Promise<number | null>;
};

export function supervise(parts: SupervisedParts): SupervisedProcess {
  return new Supervision(parts);
}

class Supervision implements SupervisedProcess {
  readonly #parts: SupervisedParts;
  readonly #waiting = new Set<() => void>();
  readonly #ended: Promise<number | null>;
  #child: ChildProcess | undefined;
  #isReady = false;
  #isStopping = false;
  #isEndExpected = false;
  #pause = new AbortController();

  constructor(parts: SupervisedParts) {
    this.#parts = parts;
    this.#ended = this.#run();
  }

  pid(): number | undefined {
    return this.#child?.pid;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    if (this.#isReady) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  kill(): void {
    this.expectEnd();
    this.#child?.kill('SIGKILL');
  }

  expectEnd(): void {
    this.#isEndExpected = true;
  }

  stop(end: (child: ChildProcess) => void): Promise<number | null> {
    this.#isStopping = true;
    this.#pause.abort();
    if (this.#child !== undefined) end(this.#child);
    return this.#ended;
  }

  async #run(): Promise<number | null> {
    for (;;) {
      const { code, signal } = await this.#runOnce();
      const wasReady = this.#isReady;
      this.#isReady = false;
      this.#child = undefined;
      if (this.#isStopping) return code;
      if (!this.#isEndExpected) this.#parts.onEnd({ code, signal, wasReady });
      this.#isEndExpected = false;
      this.#pause = new AbortController();
      await pause(this.#parts.restartDelayMs(), this.#pause.signal);
      if (this.#isStopping) return null;
    }
  }

  async #runOnce(): Promise<{ readonly code: number | null; readonly signal: string | null }> {
    const child = this.#parts.start();
    this.#child = child;
    const ended = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    // Where it ends before it is ready, the end is what counts.
    this.#parts.ready(child).then(
      () => this.#becomeReady(child),
      () => undefined,
    );
    return ended;
  }

  #becomeReady(child: ChildProcess): void {
    if (child !== this.#child) return;
    this.#isReady = true;
    for (const tell of this.#waiting) tell();
    this.#waiting.clear();
  }
}

async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(durationMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
