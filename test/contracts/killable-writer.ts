import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WRITER = fileURLToPath(new URL('./kill-writer.ts', import.meta.url));

/** A process that writes batches into the storage of a folder, to be killed at any moment. */
export class KillableWriter {
  readonly name: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #closed: Promise<NodeJS.Signals | null>;
  #output = '';
  #complaints = '';

  /** Starts the process, which waits: what it needs is loaded while others write. */
  constructor(folder: string, name: string) {
    this.name = name;
    // Compiled once for all writers, or loading RxDB takes longer than the rest of a round.
    const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
    this.#child = spawn(process.execPath, [WRITER, folder], { stdio: 'pipe', env });
    this.#child.stdout.on('data', (chunk: Buffer) => {
      this.#output += chunk.toString();
    });
    this.#child.stderr.on('data', (chunk: Buffer) => {
      this.#complaints += chunk.toString();
    });
    this.#closed = new Promise((resolve) => this.#child.on('close', (_code, signal) => resolve(signal)));
  }

  startWriting(): void {
    this.#child.stdin.write(`${this.name}\n`);
  }

  /** The last batch whose write it has acknowledged; -1 before the first. */
  get lastAcknowledged(): number {
    const complete = this.#output.slice(0, this.#output.lastIndexOf('\n') + 1);
    return Number(complete.trimEnd().split('\n').at(-1) || -1);
  }

  /** Waits until it has acknowledged a batch after this one. */
  async untilAfter(batch: number): Promise<void> {
    while (this.lastAcknowledged <= batch) {
      if (this.#child.exitCode !== null) throw this.#endedByItself();
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
  }

  /** Kills the process (SIGKILL) and waits for its end. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    if ((await this.#closed) !== 'SIGKILL') throw this.#endedByItself();
  }

  #endedByItself(): Error {
    return new Error(`writer ${this.name} ended by itself: ${this.#complaints}`);
  }
}
