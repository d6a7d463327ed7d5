import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';

const request = '-newkey rsa:2048 -nodes'.split(' ');

/** A real authority of a company, and what a server under it needs for the name duebook.test and for loopback. */
export function makeAuthority(folder: string) {
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  openssl(
    'req',
    '-x509',
    ...request,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '2',
    '-subj',
    '/CN=Company',
  );
  openssl('req', ...request, '-keyout', 'own.key', '-out', 'own.csr', '-subj', '/CN=duebook.test');
  writeFileSync(at('names'), 'subjectAltName=DNS:duebook.test,IP:127.0.0.1');
  const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
  openssl('x509', '-req', '-in', 'own.csr', ...signing, '-out', 'own.pem');
  return { authority: at('ca.pem'), key: readFileSync(at('own.key')), cert: readFileSync(at('own.pem')) };
}

/** A proxy on loopback: every tunnel ends at one port here, whatever name it was asked for. */
export async function startTunnelProxy(targetPort: () => number, port = 0) {
  const tunnels: string[] = [];
  const answer = { status: 200 };
  const proxy = createServer();
  proxy.on('connect', (asked, near) => {
    tunnels.push(asked.url ?? '');
    near.on('error', () => near.destroy());
    if (answer.status !== 200) {
      near.end(`HTTP/1.1 ${answer.status} Sign in\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const far = connect(targetPort(), '127.0.0.1', () => near.write('HTTP/1.1 200 OK\r\n\r\n'));
    far.on('error', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await listenHere(proxy, '127.0.0.1', port);
  return { address: `http://127.0.0.1:${portOf(proxy)}`, tunnels, answer, close: () => closeNow(proxy) };
}

export async function listenHere(server: Server, host = '127.0.0.1', port = 0): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

export function closeNow(server: Server): void {
  server.close();
  server.closeAllConnections();
}
