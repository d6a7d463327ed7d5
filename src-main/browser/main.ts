import { EngineStartFailure } from '../engine/engine-start-failure.ts';
import { createLineLog } from '../engine/line-log.ts';
import { HostFailure } from './host-failure.ts';
import { readHostOptions } from './host-options.ts';
import { openInBrowser } from './open-in-browser.ts';
import { startBrowserHost } from './start-browser-host.ts';

const log = createLineLog(
  (line) => process.stderr.write(line),
  () => new Date().toISOString(),
);

try {
  const options = readHostOptions(process.argv.slice(2), process.env);
  const host = await startBrowserHost(options, log);
  console.log(`Duebook workstation on ${host.oneTimeAddress}`);
  if (options.opensBrowser) openInBrowser(host.oneTimeAddress, log);
  const stop = (): void => {
    host.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log('error', 'host.stop-failed', { cause: error instanceof Error ? error.name : 'unknown' });
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  if (!(error instanceof HostFailure) && !(error instanceof EngineStartFailure)) throw error;
  console.error(error.message);
  process.exit(1);
}
