import { app } from 'electron';
import type { ShellMessage } from '../../src-shared/contract/shell-message.ts';
import { linkScheme, readDeepLink } from '../desktop/shell/deep-link.ts';
import { isPackFile, type Launch, readLaunch } from '../desktop/shell/launch-arguments.ts';
import { readPackFile } from '../desktop/shell/pack-file.ts';
import type { Log } from '../engine/ports/log.ts';

export type LaunchesOptions = {
  /** Of this start, without the program itself. */
  readonly args: readonly string[];
  readonly folder: string;
  /** Brings a window to the front; with a message for it where somebody wanted to see something. */
  readonly onLaunch: (message: ShellMessage | undefined) => void;
  readonly log: Log;
};

/**
 * Hears of links and files that somebody opened, by starting the program, starting it once more, or, on a Mac, while it
 * runs. Must be called before the app is ready: a Mac tells of the first link before that.
 * @returns how to begin to pass them on: now that there can be a window
 */
export function hearOfLaunches({ args, folder, onLaunch, log }: LaunchesOptions): () => void {
  let waiting: Launch | undefined = readLaunch(args, folder);
  let hasBegun = false;
  const take = (launch: Launch | undefined): void => {
    if (!hasBegun) waiting = launch ?? waiting;
    else void messageOf(launch, log).then(onLaunch);
  };
  app.on('open-url', (event, text) => {
    event.preventDefault();
    take({ kind: 'link', text });
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (isPackFile(path)) take({ kind: 'pack', path });
  });
  app.on('second-instance', (_event, argv, workingFolder) => take(readLaunch(argv.slice(1), workingFolder)));
  return () => {
    hasBegun = true;
    if (waiting !== undefined) take(waiting);
  };
}

/** A link is meant for this program only where it is installed; what follows `--` is never taken for a switch. */
export function takeLinks(platform: NodeJS.Platform): void {
  if (!app.isPackaged) return;
  if (platform === 'win32') app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--']);
  else app.setAsDefaultProtocolClient(linkScheme);
}

async function messageOf(launch: Launch | undefined, log: Log): Promise<ShellMessage | undefined> {
  if (launch === undefined) return undefined;
  if (launch.kind === 'place') return { message: 'place', place: launch.place };
  if (launch.kind === 'pack') {
    const text = await readPackFile(launch.path);
    if (text === undefined) log('warn', 'shell.pack-unreadable');
    return { message: 'pack', text: text ?? '' };
  }
  const link = readDeepLink(launch.text);
  if (link !== undefined) return { message: 'account', link };
  log('warn', 'shell.link-refused');
  return undefined;
}
