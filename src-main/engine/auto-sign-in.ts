import type { DevicePort } from './ports/device-port.ts';
import type { Log } from './ports/log.ts';
import type { Scheduler } from './ports/scheduler.ts';
import type { SyncPort } from './ports/sync-port.ts';

export type SignInDetails = { readonly userName: string; readonly password: string };

const retryMs = 1_000;

/** Signs in by itself where nobody has on this device yet, trying again while the server is not reachable. */
export async function signInOnce(
  { device, sync, scheduler, log }: { device: DevicePort; sync: SyncPort; scheduler: Scheduler; log: Log },
  details: SignInDetails,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && device.session() === undefined) {
    const result = await sync.signIn(details.userName, details.password);
    if (result.ok) return;
    const { code } = result.failure;
    if (code !== 'OFFLINE' && code !== 'SERVER_UNAVAILABLE') return log('warn', 'sign-in.failed', { code });
    await scheduler.wait(retryMs, signal);
  }
}
