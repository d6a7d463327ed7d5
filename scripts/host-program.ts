import { setTimeout as wait } from 'node:timers/promises';
import { bugExitCode } from '../src-main/browser/bug-exit-code.ts';
import { lockedExitCode } from '../src-main/browser/locked-exit-code.ts';
import type { ChildProgram } from './child-program.ts';

/** A browser host, whichever process it runs in at the moment. */
export type HostProgram = {
  /** That lets one browser in, once. */
  readonly address: string;
  readonly present: () => ChildProgram;
  /** Resolves with the exit code when it has ended for good. */
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
  /** Ends it for good as a power cut does. */
  readonly kill: () => Promise<void>;
};

const firstDelayMs = 500;
const patienceMs = 60_000;
const crashesWithinPatience = 5;

/**
 * Starts a browser host, and starts it again on its port, so that its pages go on: where it ends because it was locked
 * (where the system cannot begin a process anew in its place, Windows, that is how its memory is left behind), and where
 * a bug or the system has killed it, as long as it does not end again and again.
 * @param start runs the host with these switches besides its own
 * @param delayMs before the first start after a crash; each within the same minute waits twice as long
 */
export async function startHostProgram(
  start: (more: readonly string[]) => ChildProgram,
  delayMs = firstDelayMs,
): Promise<HostProgram> {
  let present = start([]);
  let isStopping = false;
  let crashedAt: number[] = [];
  const [, address = ''] = await present.lineMatching(/(http:\/\/127\.0\.0\.1:\S+)/);
  const again = ['--port', new URL(address).port, '--back'];
  const mayComeBack = async (code: number): Promise<boolean> => {
    if (code === lockedExitCode) return true;
    if (code !== bugExitCode && present.process.signalCode === null) return false;
    const now = Date.now();
    crashedAt = [...crashedAt.filter((at) => now - at < patienceMs), now];
    if (crashedAt.length > crashesWithinPatience) return false;
    await wait(delayMs * 2 ** (crashedAt.length - 1));
    return true;
  };
  const untilItEnds = async (): Promise<number> => {
    for (;;) {
      const code = await present.ended;
      if (isStopping || !(await mayComeBack(code)) || isStopping) return code;
      present = start(again);
    }
  };
  const ended = untilItEnds();
  return {
    address,
    present: () => present,
    ended,
    async stop() {
      isStopping = true;
      await present.stop();
    },
    async kill() {
      isStopping = true;
      present.process.kill('SIGKILL');
      await ended;
    },
  };
}
