import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServerClient } from '../../sync/server-client.ts';
import { followNetworkPolicy } from './network.ts';

/** A real authority, a server with its certificate, and a proxy; all on loopback. The steps follow one another. */
describe('the network under a policy', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-network-'));
  const at = (name: string) => join(folder, name);
  const tunnels: string[] = [];
  let proxyStatus = 200;
  let server: Server;
  let proxy: Server;
  const portOf = (one: Server) => (one.address() as AddressInfo).port;
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const log = () => undefined;
  const ask = async (serverUrl: string, isProxied: boolean) => {
    const { signal } = new AbortController();
    const client = createServerClient({
      serverUrl: () => serverUrl,
      signal,
      isProxied,
      requestLimitMs: 5_000,
    });
    const reply = await client.refresh({ refreshToken: 'r', deviceId: 'd', proof: 'p', leaseNonce: 'n' });
    return reply.ok ? 'answered' : reply.failure;
  };
  const direct = () => ask(`https://127.0.0.1:${portOf(server)}`, false);
  const proxied = (name = 'duebook.test') => ask(`https://${name}:${portOf(server)}`, true);
  const listen = async (one: Server) => {
    one.listen(0, '127.0.0.1');
    await once(one, 'listening');
  };

  beforeAll(async () => {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-days',
      '2',
      '-subj',
      '/CN=Company',
    );
    openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'own.key',
      '-out',
      'own.csr',
      '-subj',
      '/CN=duebook.test',
    );
    writeFileSync(at('names'), 'subjectAltName=DNS:duebook.test,IP:127.0.0.1');
    openssl(
      'x509',
      '-req',
      '-in',
      'own.csr',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-days',
      '2',
      '-extfile',
      'names',
      '-out',
      'own.pem',
    );
    server = createTlsServer({ key: readFileSync(at('own.key')), cert: readFileSync(at('own.pem')) });
    // What a session is refused with: it is answered by the server itself.
    server.on('request', (_, response) => response.writeHead(401).end('{}'));
    proxy = createHttpServer();
    proxy.on('connect', (request, near) => {
      tunnels.push(request.url ?? '');
      near.on('error', () => near.destroy());
      if (proxyStatus !== 200) {
        near.end(`HTTP/1.1 ${proxyStatus} Sign in\r\ncontent-length: 0\r\n\r\n`);
        return;
      }
      const far = connect(portOf(server), '127.0.0.1', () => near.write('HTTP/1.1 200 OK\r\n\r\n'));
      far.on('error', () => near.destroy());
      near.pipe(far).pipe(near);
    });
    await listen(server);
    await listen(proxy);
  });
  afterAll(async () => {
    for (const one of [server, proxy]) {
      one.closeAllConnections();
      one.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('refuses a certificate that nobody vouches for, and says so', async () => {
    await followNetworkPolicy({ policy: undefined, systemProxy: undefined, trust: undefined, log });
    expect(await direct()).toEqual({ code: 'OFFLINE', params: { because: 'untrusted' } });
  });

  it('leaves out an authority that others could have written, and logs it', async () => {
    const events: string[] = [];
    const policy = { certificateAuthorities: [at('ca.pem'), at('none.pem')] };
    const trust = { platform: 'linux', owners: [(process.getuid?.() ?? 0) + 1] } as const;
    await followNetworkPolicy({
      policy,
      systemProxy: undefined,
      trust,
      log: (_, event) => events.push(event),
    });
    expect(events).toEqual(['network.authority-not-readable', 'network.authority-not-readable']);
    expect(await direct()).toEqual({ code: 'OFFLINE', params: { because: 'untrusted' } });
  });

  it('reaches the server with the authority of the company', async () => {
    const policy = { certificateAuthorities: [at('ca.pem')] };
    const network = await followNetworkPolicy({ policy, systemProxy: undefined, trust: undefined, log });
    expect(network).toEqual({ isProxied: false });
    expect(await direct()).toMatchObject({ code: 'SIGN_IN_NEEDED' });
  });

  it('goes through the proxy, but not to this machine', async () => {
    const policy = { proxy: `http://127.0.0.1:${portOf(proxy)}`, certificateAuthorities: [at('ca.pem')] };
    const network = await followNetworkPolicy({ policy, systemProxy: undefined, trust: undefined, log });
    expect(network).toEqual({ isProxied: true });
    expect(await proxied()).toMatchObject({ code: 'SIGN_IN_NEEDED' });
    expect(tunnels).toEqual([`duebook.test:${portOf(server)}`]);
    expect(await direct()).toMatchObject({ code: 'SIGN_IN_NEEDED' });
    expect(tunnels).toHaveLength(1);
  });

  it.each([407, 302])('says that the proxy lets nothing through where it answers %i', async (status) => {
    proxyStatus = status;
    // Another name: the tunnel to the first one is still open.
    expect(await proxied('elsewhere.test')).toEqual({ code: 'OFFLINE', params: { because: 'proxyRefused' } });
  });

  it('follows the variables of the environment, unless the policy says none', async () => {
    const systemProxy = { HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`, NO_PROXY: 'other.test' };
    const parts = { systemProxy, trust: undefined, log };
    expect(await followNetworkPolicy({ ...parts, policy: { proxy: 'none' } })).toEqual({ isProxied: false });
    expect(await followNetworkPolicy({ ...parts, policy: {} })).toEqual({ isProxied: true });
  });

  it('says that the proxy is not there', async () => {
    proxy.close();
    proxy.closeAllConnections();
    expect(await proxied()).toEqual({ code: 'OFFLINE', params: { because: 'proxy' } });
  });
});
