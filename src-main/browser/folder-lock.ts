import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { HostFailure } from '../desktop/host-failure.ts';

const placeProblems: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space and start again',
  EACCES: 'it may not be written to. Check its permissions',
  EPERM: 'it may not be written to. Check its permissions',
  EROFS: 'it is on a disk that cannot be written to',
};

/**
 * Makes sure that one workstation at a time uses a data folder. A lock whose process is gone (kill -9, power cut)
 * is taken over. Returns how to let go.
 * @throws {HostFailure} when another one is running.
 */
export function lockFolder(lockPath: string): () => void {
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (tryCreate(lockPath, mine)) return () => rmSync(lockPath, { force: true });
    const pid = holderOfLock(lockPath);
    if (pid !== undefined) {
      // Without a start time, the number may be that of another program since a power cut.
      const doubt = startOf(pid) === '' ? ` If process ${pid} is another program, remove ${lockPath}.` : '';
      throw new HostFailure(
        `Another Duebook workstation (process ${pid}) is using this data folder. Where its window is still open, ` +
          `work there; else end process ${pid} and start again.${doubt}`,
      );
    }
    rmSync(lockPath, { force: true });
  }
  throw new HostFailure(
    `The lock ${lockPath} cannot be taken. Remove it if no other workstation is running.`,
  );
}

/** The process that holds a folder's lock and runs; undefined where nobody else does. */
export function holderOfLock(lockPath: string): number | undefined {
  const [pid, start] = holderOf(lockPath);
  return pid !== undefined && isRunning(pid, start) ? pid : undefined;
}

function tryCreate(lockPath: string, content: string): boolean {
  const draft = `${lockPath}.${randomUUID()}`;
  try {
    writeFileSync(draft, content, { mode: 0o600 });
    // A link appears with its content or not at all; creating and then writing would show an empty lock.
    linkSync(draft, lockPath);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EEXIST') return false;
    const words = placeProblems[code];
    throw words === undefined
      ? error
      : new HostFailure(`The data folder cannot be used: ${words}.`, { cause: error });
  } finally {
    rmSync(draft, { force: true });
  }
}

function holderOf(lockPath: string): readonly [pid: number | undefined, start: string] {
  const [pid, start] = readOrEmpty(lockPath).split(' ');
  const number = Number(pid);
  return [Number.isInteger(number) && number > 0 ? number : undefined, start ?? ''];
}

function isRunning(pid: number, start: string): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const present = startOf(pid);
  return start === '' || present === '' || present === start;
}

/** When a process started, where the system tells (Linux): a pid is given again, a start time is not. */
function startOf(pid: number): string {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Gone between two looks, or a system without /proc: nothing is known then.
    return '';
  }
}
