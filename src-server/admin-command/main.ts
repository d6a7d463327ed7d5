import { createServerLog } from '../app/server-log.ts';
import { StartFailure } from '../app/start-failure.ts';
import { UsageFailure } from './admin-options.ts';
import { adminUsage, parseAdmin } from './parse-admin.ts';
import { runAdmin } from './run-admin.ts';

// The key of the device is for its owner alone.
process.umask(0o077);

const log = createServerLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);
const callerFolder = process.env.INIT_CWD ?? process.cwd();
const say = (line: string): void => console.log(line);

try {
  const request = parseAdmin(process.argv.slice(2), callerFolder);
  if (request === 'help') say(adminUsage);
  else process.exitCode = await runAdmin(request, { env: process.env, callerFolder, say });
} catch (error) {
  process.exitCode = error instanceof UsageFailure ? 2 : 1;
  if (error instanceof UsageFailure) console.error(`${error.message} (npm run admin -- --help says more)`);
  else if (error instanceof StartFailure) console.error(error.message);
  else log.bug(error, 'admin');
}
