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
};

/**
 * Starts a browser host, and starts it again where it ends because it was locked: where the system cannot begin a
 * process anew in its place (Windows) that is how its memory is left behind.
 * @param start runs the host with these switches besides its own
 */
export async function startHostProgram(
  start: (more: readonly string[]) => ChildProgram,
): Promise<HostProgram> {
  let present = start([]);
  let isStopping = false;
  const [, address = ''] = await present.lineMatching(/(http:\/\/127\.0\.0\.1:\S+)/);
  const again = ['--port', new URL(address).port, '--back'];
  const untilItEnds = async (): Promise<number> => {
    for (;;) {
      const code = await present.ended;
      if (code !== lockedExitCode || isStopping) return code;
      present = start(again);
    }
  };
  return {
    address,
    present: () => present,
    ended: untilItEnds(),
    async stop() {
      isStopping = true;
      await present.stop();
    },
  };
}
