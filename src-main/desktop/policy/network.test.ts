import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SendRequest } from '../../engine/ports/send-request.ts';
import { sendStraight } from '../../sync/send-request.ts';
import { createServerClient } from '../../sync/server-client.ts';
import { closeNow, listenHere, makeAuthority, portOf, startTunnelProxy } from './company-network.fixture.ts';
import { followNetworkPolicy } from './network.ts';

/** A real authority, a server with its certificate, and a proxy; all on loopback. The steps follow one another. */
describe('the network under a policy', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-network-'));
  const at = (name: string) => join(folder, name);
  let server: Server;
  let proxy: Awaited<ReturnType<typeof startTunnelProxy>>;
  const log = () => undefined;
  const ask = async (serverUrl: string, sendRequest: SendRequest) => {
    const { signal } = new AbortController();
    const client = createServerClient({
      serverUrl: () => serverUrl,
      signal,
      sendRequest,
      requestLimitMs: 5_000,
    });
    const reply = await client.refresh({ refreshToken: 'r', deviceId: 'd', proof: 'p', leaseNonce: 'n' });
    return reply.ok ? 'answered' : reply.failure;
  };
  let send = sendStraight;
  const follow = async (parts: Omit<Parameters<typeof followNetworkPolicy>[0], 'log'>) => {
    send = (await followNetworkPolicy({ log, ...parts })).sendRequest;
  };
  const direct = () => ask(`https://127.0.0.1:${portOf(server)}`, send);
  const proxied = (name = 'duebook.test') => ask(`https://${name}:${portOf(server)}`, send);

  beforeAll(async () => {
    server = createTlsServer(makeAuthority(folder));
    // What a session is refused with: it is answered by the server itself.
    server.on('request', (_, response) => response.writeHead(401).end('{}'));
    await listenHere(server);
    proxy = await startTunnelProxy(() => portOf(server));
  });
  afterAll(() => {
    proxy.close();
    closeNow(server);
    rmSync(folder, { recursive: true, force: true });
  });

  it('refuses a certificate that nobody vouches for, and says so', async () => {
    await follow({ policy: undefined, systemProxy: undefined, trust: undefined });
    expect(await direct()).toEqual({ code: 'OFFLINE', params: { because: 'untrusted' } });
  });

  it('refuses it also where the environment has the checks switched off', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    await follow({ policy: undefined, systemProxy: undefined, trust: undefined });
    expect(await direct()).toEqual({ code: 'OFFLINE', params: { because: 'untrusted' } });
    vi.unstubAllEnvs();
  });

  it('leaves out an authority that others could have written, logs it and names it', async () => {
    const events: string[] = [];
    const policy = { certificateAuthorities: [at('ca.pem'), at('none.pem')] };
    const trust = { platform: 'linux', owners: [(process.getuid?.() ?? 0) + 1], root: '/' } as const;
    const followed = await followNetworkPolicy({
      policy,
      systemProxy: undefined,
      trust,
      log: (_, event) => events.push(event),
    });
    expect(events).toEqual(['network.authority-not-readable', 'network.authority-not-readable']);
    expect(followed.unreadAuthorities).toEqual([
      { path: at('ca.pem'), why: 'refused' },
      { path: at('none.pem'), why: 'missing' },
    ]);
    expect(await direct()).toEqual({ code: 'OFFLINE', params: { because: 'untrusted' } });
  });

  it('reaches the server with the authority of the company', async () => {
    const policy = { certificateAuthorities: [at('ca.pem')] };
    await follow({ policy, systemProxy: undefined, trust: undefined });
    expect(await direct()).toMatchObject({ code: 'SIGN_IN_NEEDED' });
  });

  it('goes through the proxy, but not to this machine', async () => {
    const policy = { proxy: proxy.address, certificateAuthorities: [at('ca.pem')] };
    await follow({ policy, systemProxy: undefined, trust: undefined });
    expect(await proxied()).toMatchObject({ code: 'SIGN_IN_NEEDED' });
    expect(proxy.tunnels).toEqual([`duebook.test:${portOf(server)}`]);
    expect(await direct()).toMatchObject({ code: 'SIGN_IN_NEEDED' });
    expect(proxy.tunnels).toHaveLength(1);
  });

  it.each([407, 302])('says that the proxy lets nothing through where it answers %i', async (status) => {
    proxy.answer.status = status;
    // Another name: the tunnel to the first one is still open.
    expect(await proxied('elsewhere.test')).toEqual({ code: 'OFFLINE', params: { because: 'proxyRefused' } });
  });

  it('follows the variables of the environment, unless the policy says none', async () => {
    const systemProxy = { HTTPS_PROXY: proxy.address, NO_PROXY: 'other.test' };
    const parts = { systemProxy, trust: undefined };
    await follow({ ...parts, policy: { proxy: 'none' } });
    // Nobody knows this name but the proxy.
    expect(await proxied('variables.test')).toEqual({ code: 'OFFLINE', params: {} });
    await follow({ ...parts, policy: {} });
    expect(await proxied('variables.test')).toEqual({ code: 'OFFLINE', params: { because: 'proxyRefused' } });
  });

  it('says that the proxy is not there', async () => {
    proxy.close();
    expect(await proxied()).toEqual({ code: 'OFFLINE', params: { because: 'proxy' } });
  });
});
