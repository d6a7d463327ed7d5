import { stat, writeFile } from 'node:fs/promises';
import { release, totalmem } from 'node:os';
import { lastLogLines } from '../logs/last-log-lines.ts';

export type ShellFacts = {
  readonly version: string;
  /** Of Electron, Chromium, Node and V8. */
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly windows: number;
  readonly isPackaged: boolean;
  readonly databaseFile: string;
  readonly logDirectory: string;
  readonly madeAt: string;
};

/**
 * What main alone can say of itself when no engine answers: versions, sizes and the last lines of the logs. No name, no
 * amount, no key, no folder: those are named after the person who is signed in to the computer.
 */
export async function diagnosticsOfShell(facts: ShellFacts): Promise<string> {
  const { version, versions, windows, isPackaged, madeAt } = facts;
  const { electron, chrome, node, v8 } = versions;
  const found = {
    ...{ duebook: version, madeAt, isPackaged, electron, chrome, node, v8 },
    platform: `${process.platform} ${process.arch} ${release()}`,
    memoryMegabytes: Math.round(totalmem() / 1_000_000),
    windows,
    databaseBytes: await bytesOf(facts.databaseFile),
    walBytes: await bytesOf(`${facts.databaseFile}-wal`),
    logs: await lastLogLines(facts.logDirectory),
  };
  return JSON.stringify(found, null, 2);
}

/** Null where there is no file. */
async function bytesOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes diagnostics where the person said; false where that is not possible. */
export async function writeDiagnostics(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
