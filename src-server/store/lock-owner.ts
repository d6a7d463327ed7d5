import { readFile } from 'node:fs/promises';

/** The process of a lock file. The start time is empty where the system or an older lock does not tell it. */
export type LockOwner = { readonly pid: number; readonly startedAt: string };

/** This process as the text of its lock. */
export async function ownLockText(): Promise<string> {
  return `${process.pid} ${await startOf(process.pid)}`.trimEnd().concat('\n');
}

/** The owner that a lock file names; `undefined` when there is no such file or it names none. */
export async function readOwner(path: string): Promise<LockOwner | undefined> {
  const [pidText = '', startedAt = ''] = (await readOrEmpty(path)).trim().split(' ');
  const pid = Number(pidText);
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, startedAt } : undefined;
}

/**
 * Whether the owner of a lock runs: `unknown` when a process has its number and nothing tells whether it is the same
 * one. A number is given again, a start time is not.
 */
export async function findOwnerState({ pid, startedAt }: LockOwner): Promise<'gone' | 'runs' | 'unknown'> {
  // After a crash or in a new container the system may have given the number to this very process.
  if (pid === process.pid || !isAlive(pid)) return 'gone';
  const present = await startOf(pid);
  if (startedAt === '' || present === '') return 'unknown';
  return present === startedAt ? 'runs' : 'gone';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process started, where the system tells (Linux): field 22, counted behind the name in parentheses. */
async function startOf(pid: number): Promise<string> {
  const text = await readOrEmpty(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    // Gone between two looks, a process that ends, or a system without /proc: nothing is known then.
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES') return '';
    throw error;
  }
}
