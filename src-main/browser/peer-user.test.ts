import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { endianness } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenHere } from './listen-here.ts';
import { isOfOwnUser, ownUsers, userOfPeer } from './peer-user.ts';

const head =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const line = (local: string, remote: string, state: string, uid: number) =>
  `   1: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000  ${uid}        0 98 1 0 100`;
const ends = { own: ['127.0.0.1', 8080], peer: ['127.0.0.1', 40_000] } as const;
const [at8080, at40000] = ['0100007F:1F90', '0100007F:9C40'];

describe.skipIf(endianness() === 'BE')('who is at the other end, by the table of the system', () => {
  it('is the user whose line it is, not the one of our own end, of a listener or of another address', () => {
    const others = [
      line(at8080, '00000000:0000', '0A', 1),
      line(at8080, at40000, '01', 2),
      line('0200007F:9C40', '0200007F:1F90', '01', 3),
    ];
    expect(userOfPeer([head, ...others].join('\n'), ends)).toBeUndefined();
    expect(userOfPeer([head, ...others, line(at40000, at8080, '01', 1_000)].join('\n'), ends)).toBe(1_000);
  });

  it('is found in the table of IPv6 as well', () => {
    const before = '0000000000000000FFFF0000';
    expect(userOfPeer(line(before + at40000, before + at8080, '01', 7), ends)).toBe(7);
  });

  it('is nobody where that end is closed already: the system names root then', () => {
    expect(userOfPeer(line(at40000, at8080, '06', 0), ends)).toBe('gone');
  });
});

describe.skipIf(process.platform !== 'linux')('a line on this machine', () => {
  let server: Server;
  let client: Socket;
  let accepted: Socket;
  beforeEach(async () => {
    server = createServer();
    const port = await listenHere(server, 0);
    const coming = new Promise<Socket>((found) => server.once('connection', found));
    client = connect(port, '127.0.0.1');
    accepted = await coming;
  });
  afterEach(() => {
    client.destroy();
    accepted.destroy();
    server.close();
  });
  const tables = ownUsers()?.tables ?? [];

  it('of our own is let in, and one of anybody else is not', async () => {
    expect(await isOfOwnUser(accepted, ownUsers())).toBe(true);
    expect(await isOfOwnUser(accepted, { users: [process.getuid?.() ?? 0], tables })).toBe(true);
    expect(await isOfOwnUser(accepted, { users: [4_242], tables })).toBe(false);
  });

  it('that no table has comes from outside of this system, where nobody else is', async () => {
    expect(await isOfOwnUser(accepted, { users: [4_242], tables: ['/proc/net/none'] })).toBe(true);
    expect(await isOfOwnUser(accepted, undefined)).toBe(true);
  });
});
