import { spawn } from 'node:child_process';
import type { Log } from '../engine/ports/log.ts';

/** Opens an address in the person's browser. Where that cannot be done they have the printed address. */
export function openInBrowser(address: string, log: Log): void {
  const [command, ...args] = openerOf(process.platform, address);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => log('warn', 'browser.not-opened'));
  child.unref();
}

function openerOf(platform: NodeJS.Platform, address: string): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open', address];
  // cmd.exe would split the address at "&"; this does not go through it.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return ['xdg-open', address];
}
