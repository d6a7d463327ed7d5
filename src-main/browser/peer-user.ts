import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { endianness } from 'node:os';

/** Users of the system whose programs may be let in; undefined where the system does not say whose a program is. */
export type LetIn = { readonly users: readonly number[]; readonly tables: readonly string[] };

/** The two ends of a line on this machine, as the table of the system names them: address and port. */
type Ends = { readonly own: readonly [string, number]; readonly peer: readonly [string, number] };

const established = '01';

/**
 * Who may be let in by the one-time address. What a program is started with, Linux shows to all users of the machine, so
 * the address can be read while a browser opens: it is good for whoever runs the workstation alone, for root, who can do
 * everything anyway, and for who has become root to run it.
 */
export function ownUsers(): LetIn | undefined {
  if (process.platform !== 'linux' || process.getuid === undefined) return undefined;
  const behindSudo = Number(process.env.SUDO_UID);
  const users = [process.getuid(), 0, ...(Number.isInteger(behindSudo) ? [behindSudo] : [])];
  return { users, tables: ['/proc/net/tcp', '/proc/net/tcp6'] };
}

/**
 * False where the system says that another user's program is at the other end. A line that the table does not have comes
 * from outside of this system (Windows around its Linux): there is nobody else here then.
 */
export async function isOfOwnUser(socket: Socket, letIn: LetIn | undefined): Promise<boolean> {
  const { remoteAddress, remotePort, localAddress, localPort } = socket;
  if (letIn === undefined) return true;
  if (remoteAddress === undefined || remotePort === undefined) return false;
  if (localAddress === undefined || localPort === undefined) return false;
  const ends: Ends = { own: [localAddress, localPort], peer: [remoteAddress, remotePort] };
  for (const path of letIn.tables) {
    const user = userOfPeer(await readFile(path, 'utf8').catch(() => ''), ends);
    if (user !== undefined) return user !== 'gone' && letIn.users.includes(user);
  }
  return true;
}

/**
 * The user whose program holds the other end of a line, by a table as in `/proc/net/tcp`; `gone` where it is closed there,
 * because nobody is named for it then.
 */
export function userOfPeer(table: string, { own, peer }: Ends): number | 'gone' | undefined {
  const [atPeer, here] = [endWords(...peer), endWords(...own)];
  for (const line of table.split('\n')) {
    const [, local = '', remote = '', state, , , , user] = line.trim().split(/\s+/);
    // The table of IPv6 has addresses of IPv4 with more in front.
    if (!local.endsWith(atPeer) || !remote.endsWith(here)) continue;
    return state === established ? Number(user) : 'gone';
  }
  return undefined;
}

/** As in "0100007F:1F90": four bytes as this processor orders them. */
function endWords(address: string, port: number): string {
  const bytes = Buffer.from(address.split('.').map(Number));
  if (endianness() === 'LE') bytes.reverse();
  return `${bytes.toString('hex')}:${port.toString(16).padStart(4, '0')}`.toUpperCase();
}
