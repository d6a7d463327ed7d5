import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChildProgram, startChild } from './child-program.ts';
import { keepPort, keptPort } from './kept-port.ts';

export type RunningServer = {
  readonly url: string;
  /** With the password of the demo collector; absent when the server is somebody else's. */
  readonly signInFile: string | undefined;
  /** Absent when it was running already. */
  readonly program: ChildProgram | undefined;
  /** Its former port is taken: workstations that were told the address have to be told the new one. */
  readonly hasMoved: boolean;
};

/** Uses the server that already runs on this data folder, or starts one. */
export async function startEmbeddedServer(options: {
  readonly dataFolder: string;
  readonly withDemoAccounts: boolean;
  readonly today: string | undefined;
}): Promise<RunningServer> {
  const folder = join(options.dataFolder, 'server');
  const signInFile = join(folder, 'demo-sign-in.json');
  const running = await runningServerUrl(folder);
  if (running !== undefined) return { url: running, signInFile, program: undefined, hasMoved: false };
  const { port, isTaken } = await keptPort(options.dataFolder);
  const program = startChild(process.execPath, ['src-server/main.ts'], {
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      // A DATABASE_URL of the person's shell is not meant for the embedded server.
      DATABASE_URL: '',
      DUEBOOK_DATA: folder,
      DUEBOOK_DEMO: options.withDemoAccounts ? 'accounts' : 'users',
      ...(options.today === undefined ? {} : { DUEBOOK_TODAY: options.today }),
    },
  });
  const [, url] = await program.lineMatching(/listening on (http:\/\/\S+)/);
  if (url === undefined) throw new Error('the server printed no address');
  keepPort(options.dataFolder, url);
  return { url, signInFile, program, hasMoved: isTaken };
}

async function runningServerUrl(folder: string): Promise<string | undefined> {
  const file = join(folder, 'server.json');
  if (!existsSync(file)) return undefined;
  const { url } = JSON.parse(readFileSync(file, 'utf8')) as { url: string };
  try {
    const reply = await fetch(`${url}/livez`, { signal: AbortSignal.timeout(2000) });
    return reply.ok ? url : undefined;
  } catch (error) {
    // Nobody answers: the file was left behind by a server that was killed.
    if (error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}
