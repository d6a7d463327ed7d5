import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../../../scripts/project-folder.ts';
import { findFreePort } from '../../fixtures/server/start-postgresql.ts';
import { simulatedToday } from '../organisation.ts';
import { keepOutput } from './log-file.ts';
import { type ProcessEnd, type SupervisedProcess, supervise } from './supervised-process.ts';

/** The central server as in production, at an address that stays. */
export type CentralServer = { readonly url: string; readonly process: SupervisedProcess };

export async function startCentralServer(
  databaseUrl: string,
  logFolder: string,
  onEnd: (end: ProcessEnd) => void,
): Promise<CentralServer> {
  const port = await findFreePort();
  const env = {
    PATH: process.env.PATH,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    DUEBOOK_TODAY: simulatedToday,
  };
  const supervised = supervise({
    start() {
      const child = spawn(process.execPath, ['src-server/main.ts'], {
        cwd: projectFolder,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      keepOutput(child, join(logFolder, 'server.log'));
      return child;
    },
    ready: waitUntilListening,
    restartDelayMs: () => 500,
    onEnd,
  });
  return { url: `http://127.0.0.1:${port}`, process: supervised };
}

function waitUntilListening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed = `${printed}${chunk.toString()}`.slice(-2_000);
      if (printed.includes('listening on ')) resolve();
    });
    child.once('exit', () => reject(new Error('the server ended before it listened')));
  });
}
