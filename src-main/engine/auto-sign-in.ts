import type { FailureCode } from '../../src-shared/domain/failure.ts';
import { FailureError } from './failure-error.ts';
import type { Log } from './ports/log.ts';
import type { Scheduler } from './ports/scheduler.ts';
import { type EnrolmentParts, type SignInDetails, signInAs } from './settings-enrolment.ts';

const retryMs = 1_000;

/** Signs in by itself where nobody has on this device yet, trying again while the server is not reachable. */
export async function signInOnce(
  parts: Pick<EnrolmentParts, 'device' | 'sync' | 'lock' | 'policy'> & { scheduler: Scheduler; log: Log },
  details: SignInDetails,
  signal: AbortSignal,
): Promise<void> {
  const { device, scheduler, log } = parts;
  while (!signal.aborted && device.session() === undefined) {
    const code = await codeOf(signInAs(parts, details));
    if (code === undefined) return;
    if (code !== 'OFFLINE' && code !== 'SERVER_UNAVAILABLE') return log('warn', 'sign-in.failed', { code });
    await scheduler.wait(retryMs, signal);
  }
}

/** Why a call was refused; undefined where it was not. */
async function codeOf(call: Promise<unknown>): Promise<FailureCode | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
}
