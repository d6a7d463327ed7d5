import { parseCommand, UsageFailure, usage } from './app/operator/parse-command.ts';
import { runCommand } from './app/operator/run-command.ts';
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
  const command = parseCommand(process.argv.slice(2));
  if (command.name === 'serve') await serve();
  else if (command.name === 'help') console.log(usage);
  else process.exitCode = await runCommand(command, process.env, (line) => console.log(line));
} catch (error) {
  if (error instanceof UsageFailure) console.error(`${error.message} (npm run server -- --help says more)`);
  else if (error instanceof StartFailure) console.error(error.message);
  else log.bug(error, 'start');
  process.exit(error instanceof UsageFailure ? 2 : 1);
}

async function serve(): Promise<void> {
  const server = await startServer(readEnvironment(process.env), log);
  console.log(`Duebook server listening on ${server.url}`);
  if (server.metricsUrl !== undefined) console.log(`Metrics on ${server.metricsUrl}`);
  const stop = (): void => {
    log.info('stopping');
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
}
