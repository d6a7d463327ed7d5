import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { projectFolder } from './project-folder.ts';

/** A program of ours that runs beside the launcher. */
export type ChildProgram = {
  readonly process: ChildProcess;
  /** Resolves with the first line of output that matches; rejects when the program ends before. */
  readonly lineMatching: (pattern: RegExp) => Promise<RegExpMatchArray>;
  /** Resolves with the exit code when it has ended. */
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
};

/** Starts a program with its output watched; lines that the caller does not want to see stay silent. */
export function startChild(
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly onLine?: (line: string) => void } = {},
): ChildProgram {
  const child = spawn(command, args, {
    cwd: projectFolder,
    // Set by test runners; Node warns on every start when NO_COLOR stands beside it.
    env: { ...process.env, FORCE_COLOR: undefined, ...options.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const seen: string[] = [];
  const waiting = new Set<(line: string) => void>();
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    seen.push(line);
    options.onLine?.(line);
    for (const tell of waiting) tell(line);
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === null ? 0 : 1)));
  });
  return {
    process: child,
    ended,
    lineMatching: waitFor(seen, waiting, ended),
    stop: () => stop(child, ended),
  };
}

function waitFor(
  seen: readonly string[],
  waiting: Set<(line: string) => void>,
  ended: Promise<number>,
): ChildProgram['lineMatching'] {
  return (pattern) =>
    new Promise((resolve, reject) => {
      const check = (line: string): boolean => {
        const match = pattern.exec(line);
        if (match === null) return false;
        waiting.delete(check);
        resolve(match);
        return true;
      };
      if (seen.some(check)) return;
      waiting.add(check);
      ended.then((code) => reject(new Error(`ended with code ${code} before it was ready`)), reject);
    });
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(patience);
}
