import { fatalWords } from '../engine/fatal-words.ts';
import { createLineLog } from '../engine/line-log.ts';
import { readHostOptions } from './host-options.ts';
import { startBrowserHost } from './start-browser-host.ts';

const log = createLineLog(
  (line) => process.stderr.write(line),
  () => new Date().toISOString(),
);

/** Ends with words where there are any; a bug is logged by its kind and place. */
function giveUp(error: unknown): void {
  const words = fatalWords(error);
  if (words === undefined) log('error', 'host.bug', { cause: placeOf(error) });
  else console.error(words);
  process.exit(1);
}
process.on('uncaughtException', giveUp);
process.on('unhandledRejection', giveUp);

try {
  const options = readHostOptions(process.argv.slice(2), process.env);
  const host = await startBrowserHost(options, log);
  console.log(`Duebook workstation on ${host.oneTimeAddress}`);
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
  giveUp(error);
}

/** Name and stack frames; the message may quote what was being handled. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [error.name, ...frames.slice(0, 8)].join(' ').replace(/\s+/g, ' ');
}
