import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SendRequest } from '../../engine/ports/send-request.ts';
import { sendStraight } from '../../sync/send-request.ts';
import {
  closeNow,
  listenHere,
  makeAuthority,
  portOf,
  startTunnelProxy,
} from '../policy/company-network.fixture.ts';
import { followNetworkPolicy } from '../policy/network.ts';
import { openDesk } from './update-desk.fixture.ts';
import { releaseFiles } from './update-server.fixture.ts';

/** A feed with a certificate of the company's authority, behind the company's proxy. The steps follow one another. */
describe('the search for updates in the network of a company', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-update-network-'));
  const content = randomBytes(300_000);
  const files = releaseFiles({ version: '1.4.0', content });
  let feed: Server;
  let proxy: Awaited<ReturnType<typeof startTunnelProxy>>;
  let authority: string;
  let proxied: SendRequest;
  const follow = async (policy: Parameters<typeof followNetworkPolicy>[0]['policy']) => {
    const parts = { policy, systemProxy: undefined, trust: undefined, log: () => undefined };
    return (await followNetworkPolicy(parts)).sendRequest;
  };
  /** What becomes of a search under the name, with the message where it fails. */
  async function search(name: string, send: SendRequest) {
    const address = new URL(`https://${name}:${portOf(feed)}/releases/`);
    const world = openDesk(address, { requests: { send, silenceMs: 5_000 } });
    await world.desk.check();
    const { state } = world.desk.view();
    rmSync(world.folder, { recursive: true, force: true });
    return state.name === 'failed' ? state.failure.code : state.name;
  }

  beforeAll(async () => {
    const made = makeAuthority(folder);
    ({ authority } = made);
    feed = createTlsServer(made, (request, response) => {
      const bytes = files.get(decodeURIComponent((request.url ?? '').slice('/releases/'.length)));
      if (bytes === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
    });
    await listenHere(feed);
    proxy = await startTunnelProxy(() => portOf(feed));
  });
  afterAll(() => {
    proxy.close();
    closeNow(feed);
    rmSync(folder, { recursive: true, force: true });
  });

  it('says that the certificate of the feed is not trusted', async () => {
    expect(readFileSync(authority, 'utf8')).toContain('BEGIN CERTIFICATE');
    expect(await search('127.0.0.1', sendStraight)).toBe('SERVER_UNTRUSTED');
  });

  it('trusts the authority of the company, and loads the file', async () => {
    await follow({ certificateAuthorities: [authority] });
    expect(await search('127.0.0.1', sendStraight)).toBe('ready');
  });

  it('goes through the proxy of the company, metadata and file', async () => {
    proxied = await follow({ proxy: proxy.address, certificateAuthorities: [authority] });
    expect(await search('duebook.test', proxied)).toBe('ready');
    expect(proxy.tunnels.length).toBeGreaterThan(0);
    expect(new Set(proxy.tunnels)).toEqual(new Set([`duebook.test:${portOf(feed)}`]));
  });

  it('says that the proxy lets nothing through, and then that it is not there', async () => {
    proxy.answer.status = 407;
    expect(await search('elsewhere.test', proxied)).toBe('PROXY_REFUSED');
    proxy.close();
    expect(await search('nowhere.test', proxied)).toBe('PROXY_UNREACHABLE');
  });
});
