import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('./file-worker.ts', import.meta.url));

export type FileWorker = {
  /** What it has printed so far. */
  output(): string;
  /** Resolves when it has printed this. */
  printed(words: string): Promise<void>;
  kill(): Promise<void>;
};

/** Starts a process that does one kind of work on the file of a folder. */
export function startFileWorker(work: string, folder: string, round = 0): FileWorker {
  const child = spawn(process.execPath, [WORKER, work, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const failed = new Promise<never>((_, reject) => {
    child.on('close', (code) => reject(new Error(`the worker ended with ${code}: ${complaints}`)));
  });
  failed.catch(() => undefined);
  return {
    output: () => output,
    async printed(words) {
      while (!output.includes(words)) await Promise.race([once(child.stdout, 'data'), failed]);
    },
    kill: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    throw new Error(`the worker ended by itself (${child.exitCode ?? child.signalCode})`);
  }
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}
