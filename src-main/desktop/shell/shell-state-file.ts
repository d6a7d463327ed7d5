import { renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Log } from '../../engine/ports/log.ts';
import { noShellState, readShellState, type ShellState, writeShellState } from './window-state.ts';

export type ShellStateFile = {
  state(): ShellState;
  /** Written soon: many changes that follow each other, as while a window is moved, are one. */
  change(part: Partial<ShellState>): void;
  /** Writes at once what is not written yet: before the program ends. */
  flush(): void;
};

export type ShellStateFileOptions = {
  readonly path: string;
  readonly delayMs: number;
  readonly log: Log;
};

/**
 * What the shell keeps between two starts. A file that is missing, broken or of another version is as none: a window that
 * opens in the middle of the screen is no reason to stop anybody.
 */
export async function openShellStateFile({
  path,
  delayMs,
  log,
}: ShellStateFileOptions): Promise<ShellStateFile> {
  let state = await read(path, log);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    try {
      writeFileSync(`${path}.part`, writeShellState(state), { mode: 0o600, flush: true });
      renameSync(`${path}.part`, path);
    } catch (error) {
      log('warn', 'shell.state-not-kept', { cause: codeOf(error) });
    }
  };
  return {
    state: () => state,
    change(part) {
      state = { ...state, ...part };
      timer ??= setTimeout(write, delayMs);
    },
    flush() {
      if (timer !== undefined) write();
    },
  };
}

async function read(path: string, log: Log): Promise<ShellState> {
  try {
    const state = readShellState(await readFile(path, 'utf8'));
    if (state !== undefined) return state;
    log('warn', 'shell.state-unreadable', { cause: 'CONTENT' });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') log('warn', 'shell.state-unreadable', { cause: codeOf(error) });
  }
  return noShellState;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
