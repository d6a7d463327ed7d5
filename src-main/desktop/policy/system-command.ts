import { execFile } from 'node:child_process';

/** What a program of the system printed; undefined where it failed, may not run, is not there or took too long. */
export type RunSystemCommand = (file: string, args: readonly string[]) => Promise<string | undefined>;

const limitMs = 10_000;

export const runSystemCommand: RunSystemCommand = (file, args) =>
  new Promise((resolve) => {
    execFile(
      file,
      [...args],
      { timeout: limitMs, windowsHide: true, maxBuffer: 1024 * 1024 },
      (error, stdout) => resolve(error === null ? stdout : undefined),
    );
  });
