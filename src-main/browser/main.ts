import { join } from 'node:path';
import { hostLanguage } from '../desktop/host-language.ts';
import { type KeptLog, openKeptLog } from '../desktop/logs/kept-log.ts';
import { placeOfError } from '../desktop/logs/place-of-error.ts';
import { findPolicy } from '../desktop/policy/find-policy.ts';
import { followNetworkPolicy, networkRules, withUnread } from '../desktop/policy/network.ts';
import { policyLines } from '../desktop/policy/policy-words.ts';
import { thisMachine } from '../desktop/policy/this-machine.ts';
import { fatalWords } from '../engine/fatal-words.ts';
import { createLineLog } from '../engine/line-log.ts';
import { bugExitCode } from './bug-exit-code.ts';
import { readHostOptions } from './host-options.ts';
import { lockedExitCode } from './locked-exit-code.ts';
import { settlePolicy, underPolicy } from './settle-policy.ts';
import { startBrowserHost } from './start-browser-host.ts';

const print = (line: string): void => void process.stderr.write(line);
const now = (): string => new Date().toISOString();
/** Of the console: no screen has said another one yet. */
const language = hostLanguage(undefined, [Intl.DateTimeFormat().resolvedOptions().locale]);
let kept: KeptLog | undefined;

/** Ends with words where there are any; a bug is logged by its kind and place. */
function giveUp(error: unknown): void {
  const words = fatalWords(error);
  const log = kept?.log ?? createLineLog(print, now);
  if (words === undefined) log('error', 'host.bug', { cause: placeOfError(error) });
  else console.error(words);
  void end(words === undefined ? bugExitCode : 1);
}
process.on('uncaughtException', giveUp);
process.on('unhandledRejection', giveUp);

/** Ends when the log is in its file. */
async function end(code: number): Promise<void> {
  await kept?.close();
  process.exit(code);
}

try {
  const given = readHostOptions(process.argv.slice(2), process.env);
  const settled = await settlePolicy({
    find: () => findPolicy(thisMachine(), given.policyFile),
    port: given.port,
    onBroken: (broken, address) => {
      console.error(policyLines(broken, language));
      console.log(`Duebook workstation on ${address}`);
    },
  });
  const policed = underPolicy(given, settled);
  kept = openKeptLog({ folder: join(policed.dataDirectory, 'logs'), name: 'host', print, now });
  const { log } = kept;
  const network = await followNetworkPolicy({
    ...networkRules(policed.policy),
    systemProxy: process.env,
    log,
  });
  const policy = withUnread(policed.policy, network);
  const { sendRequest } = network;
  const host = await startBrowserHost({ ...policed, policy, sendRequest }, { log, language, comeBack });
  settled.started();
  log('info', 'host.started', { platform: process.platform, node: process.versions.node });
  if (settled.waited === undefined && !given.isBack) {
    console.log(`Duebook workstation on ${host.oneTimeAddress}`);
  }
  const stop = (): void => {
    log('info', 'host.stopping');
    host.close().then(
      () => end(0),
      (error: unknown) => {
        log('error', 'host.stop-failed', { cause: placeOfError(error) });
        return end(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  giveUp(error);
}

/**
 * Begins anew in the same process with nothing of what was in its memory. Windows cannot do that: the process ends with
 * a code by which the launcher knows to start it again.
 */
async function comeBack(port: number): Promise<void> {
  await kept?.close();
  const args = process.argv.slice(1).filter((arg) => arg !== '--back');
  const portAt = args.indexOf('--port');
  if (portAt >= 0) args.splice(portAt, 2);
  const again = [...args, '--port', String(port), '--back'];
  if (process.platform === 'win32' || process.execve === undefined) process.exit(lockedExitCode);
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...again], process.env);
}
