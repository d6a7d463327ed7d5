import open from 'open';
import { runtimeFlags } from '../src-main/browser/runtime-flags.ts';
import { buildWhenChanged } from './build.ts';
import { startChild } from './child-program.ts';
import { findElectron } from './electron-binary.ts';
import { type RunningServer, startEmbeddedServer } from './embedded-server.ts';
import { type HostProgram, startHostProgram } from './host-program.ts';
import { requireNode24 } from './require-node.ts';
import { readStartOptions, type StartOptions, startUsage, UsageError } from './start-options.ts';

const say = (line: string): void => console.log(line);

async function main(): Promise<number> {
  requireNode24();
  if (process.argv.includes('--help')) {
    say(startUsage);
    return 0;
  }
  const options = readStartOptions(process.argv.slice(2));
  buildWhenChanged(say);
  const server = await findServer(options);
  try {
    const host = await startHost(options, server);
    stopTogether(host, server);
    const code = await host.ended;
    if (code !== 0) say('The workstation has ended. What was recorded in it is kept: start it again.');
    return code;
  } finally {
    await server.program?.stop();
  }
}

async function findServer(options: StartOptions): Promise<RunningServer> {
  if (options.serverUrl !== undefined) {
    return { url: options.serverUrl, signInFile: undefined, program: undefined, hasMoved: false };
  }
  say('Starting the central server…');
  const server = await startEmbeddedServer(options);
  say(`Central server on ${server.url}, data in ${options.dataFolder}`);
  if (server.hasMoved) {
    say('Its former port is taken: start other workstations of it with the new address (--server).');
  }
  if (server.signInFile !== undefined) say(`Demo users for other workstations: ${server.signInFile}`);
  return server;
}

type RunningHost = Pick<HostProgram, 'ended' | 'stop'>;

async function startHost(options: StartOptions, server: RunningServer): Promise<RunningHost> {
  const switches = [
    ...['--data', options.dataFolder, '--server', server.url],
    ...signInSwitches(options, server),
    ...(options.today === undefined ? [] : ['--today', options.today]),
    ...(options.policyFile === undefined ? [] : ['--policy', options.policyFile]),
  ];
  if (options.host !== 'browser') {
    const electron = await findElectron(say);
    if (electron.found) return startChild(electron.path, ['out/main/main.js', ...switches], { onLine: say });
    say(`Electron is not available here (${electron.reason}); opening the browser host instead.`);
  }
  return startBrowserHost(options, switches);
}

/** A workstation signs in by itself as the demo collector, or offers that beside its enrolment. */
function signInSwitches({ choose }: StartOptions, { signInFile }: RunningServer): readonly string[] {
  if (signInFile === undefined) return [];
  return [choose ? '--demo-sign-in-file' : '--sign-in-file', signInFile];
}

async function startBrowserHost(options: StartOptions, switches: readonly string[]): Promise<RunningHost> {
  const args = [...runtimeFlags, 'out/main/browser-host.js', ...switches, '--port', String(options.port)];
  const host = await startHostProgram((more) =>
    startChild(process.execPath, [...args, ...more], { onLine: say }),
  );
  if (options.open) await openAddress(host.address);
  return host;
}

/** Where no browser can be opened, the printed address is what the person has. */
async function openAddress(address: string): Promise<void> {
  const opener = await open(address);
  opener.once('error', () => say('No browser could be opened; open the address above yourself.'));
}

/** One Ctrl+C ends the workstation first, then the server that this launcher started; never one of somebody else. */
function stopTogether(host: RunningHost, server: RunningServer): void {
  let stopping = false;
  const stop = (): void => {
    stopping = true;
    void host.stop();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('SIGHUP', stop);
  const hasEnded = (): void => {
    stopping = true;
  };
  host.ended.then(hasEnded, hasEnded);
  server.program?.ended.then((code) => {
    if (!stopping)
      say(
        `The central server has ended (code ${code}); the workstation goes on offline. Stop with Ctrl+C and start again to have both.`,
      );
  }, stop);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(
    error instanceof UsageError
      ? `${error.message}\n\n${startUsage}`
      : String(error instanceof Error ? error.message : error),
  );
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
