import { readEnvironment } from './app/read-environment.ts';
import { createServerLog } from './app/server-log.ts';
import { StartFailure } from './app/start-failure.ts';
import { startServer } from './app/start-server.ts';

// Whatever this program writes is for its owner alone; the embedded database would let everybody read.
process.umask(0o077);

const log = createServerLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);

try {
  const server = await startServer(readEnvironment(process.env), log);
  console.log(`Duebook server listening on ${server.url}`);
  const stop = (): void => {
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.bug(error, 'stop');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  if (error instanceof StartFailure) console.error(error.message);
  else log.bug(error, 'start');
  process.exit(1);
}
