import { startWorkstation, type TestWorkstation, until } from '../engine/engine.fixture.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.fixture.ts';
import { type ServerProcess, startServerProcess } from './server-process.fixture.ts';

export type ProxiedWorkstation = {
  readonly server: ServerProcess;
  readonly proxy: FaultProxy;
  readonly workstation: TestWorkstation;
};

/** A workstation that is up to date with the collector's demo accounts of a real server, behind a proxy. */
export async function startProxiedWorkstation(): Promise<ProxiedWorkstation> {
  const server = await startServerProcess();
  const proxy = await startFaultProxy(() => server.url);
  const workstation = await startWorkstation({
    serverUrl: proxy.url,
    today: server.today,
    signIn: server.signIn('collector'),
  });
  await untilUpToDate(workstation);
  return { server, proxy, workstation };
}

/** Removes what is there at the end; the workstation may have been restarted. */
export async function removeProxiedWorkstation(parts: ProxiedWorkstation): Promise<void> {
  await parts.workstation.remove();
  await parts.proxy.close();
  await parts.server.remove();
}

/** The phase of the sync. */
export function phaseOf({ engine }: TestWorkstation): string {
  return engine.services.sync.state().phase;
}

/** Waits until everything is pulled, and shown. */
export async function untilUpToDate(workstation: TestWorkstation): Promise<void> {
  await until(() => phaseOf(workstation) === 'up-to-date', 'up to date');
  await workstation.engine.services.refresher.settled();
}
