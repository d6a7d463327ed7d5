import { parentPort } from 'node:worker_threads';
import { readEnvironment } from './app/read-environment.ts';
import { createServerLog } from './app/server-log.ts';
import { startServer } from './app/start-server.ts';

/** What this thread tells its workstation once it listens. */
export type TrainingServerReady = { readonly url: string };

/**
 * The server of a training, as a thread of the workstation that trains: it goes with that one, however that ends.
 * Its settings are the thread's own environment. Any message asks it to stop.
 */
async function serveTraining(): Promise<void> {
  if (parentPort === null) throw new Error('this program runs as a thread of a workstation');
  const log = createServerLog(
    (line) => process.stderr.write(line),
    () => new Date(),
  );
  const server = await startServer(readEnvironment(process.env), log);
  parentPort.once('message', () => {
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.bug(error, 'stop');
        process.exit(1);
      },
    );
  });
  parentPort.postMessage({ url: server.url } satisfies TrainingServerReady);
}

await serveTraining();
