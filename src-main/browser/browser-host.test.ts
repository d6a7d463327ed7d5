import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { entriesOf } from '../engine/account-lists.fixture.ts';
import { firstOf, until } from '../engine/engine.fixture.ts';
import { type ServerProcess, startServerProcess } from '../sync/server-process.fixture.ts';
import {
  connectEngine,
  type EngineClient,
  endHost,
  type HostProcess,
  makeHostFolder,
  openSocket,
  redeem,
  type Session,
  sessionOf,
  startHostProcess,
} from './browser-host.fixture.ts';
import { listenHere } from './listen-here.ts';

describe('the browser host', { timeout: 120_000 }, () => {
  const folder = makeHostFolder();
  let server: ServerProcess;
  let host: HostProcess;
  let session: Session;
  let cookie: string;
  let args: readonly string[];

  beforeAll(async () => {
    server = await startServerProcess();
    const signInFile = folder.signInFile(server.signIn('collector'));
    const place = ['--data', folder.data, '--renderer', folder.renderer, '--server', server.url];
    args = [...place, '--today', server.today, '--sign-in-file', signInFile];
    host = await startHostProcess(args);
  });
  afterAll(async () => {
    await endHost(host, 'SIGKILL');
    await server.remove();
    folder.remove();
  });
  const get = (path: string, headers: Record<string, string> = { cookie }) =>
    fetch(`http://127.0.0.1:${host.port}${path}`, { headers, redirect: 'manual' });

  // Only root can be somebody else.
  const canBeOther = process.platform === 'linux' && process.getuid?.() === 0;
  it.skipIf(!canBeOther || spawnSync('curl', ['--version']).status !== 0)(
    'lets no other user of the machine in who has read the one-time address, and it stays good for its own',
    () => {
      const asNobody = spawnSync('curl', ['-s', '-w', ' %{http_code}', host.oneTimeAddress], { uid: 65_534 });
      const said = asNobody.stdout.toString();
      expect(said).toContain('is of another user account');
      expect(said).toMatch(/ 403$/);
    },
  );

  it('lets one browser in with the one-time address, and says how to get a new one when it is used up', async () => {
    const first = await fetch(host.oneTimeAddress, { redirect: 'manual' });
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toMatch(/^\/#line=[\w-]{43}$/);
    const setCookie = first.headers.get('set-cookie') ?? '';
    expect(setCookie).toContain('HttpOnly');
    expect(setCookie).toContain('SameSite=Strict');
    session = sessionOf(first);
    cookie = session.cookie;
    const second = await fetch(host.oneTimeAddress, { redirect: 'manual' });
    expect(second.status).toBe(403);
    expect(await second.text()).toContain('npm start');
    expect(second.headers.get('set-cookie')).toBeNull();
    const german = await fetch(host.oneTimeAddress, { headers: { 'accept-language': 'de' } });
    expect(await german.text()).toContain('Nichts ist verloren');
    expect((await get('/?token=wrong', {})).status).toBe(403);
  });

  it('leads on where the browser that was let in opens its used address once more', async () => {
    const again = await fetch(host.oneTimeAddress, { redirect: 'manual', headers: { cookie } });
    expect(again.status).toBe(303);
    expect(again.headers.get('location')).toBe('/');
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  it('serves the screens to a session only, with headers that let nothing foreign in', async () => {
    expect((await get('/', {})).status).toBe(403);
    expect((await get('/', { cookie: 'duebook-00000000=x' })).status).toBe(403);
    const page = await get('/accounts/17');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    const policy = page.headers.get('content-security-policy')?.split('; ');
    expect(policy).toContain("default-src 'self'");
    const own = `ws://127.0.0.1:${host.port} ws://localhost:${host.port}`;
    expect(policy).toContain(`connect-src 'self' ${own}`);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect((await get('/assets/app.js')).headers.get('content-type')).toContain('text/javascript');
  });

  it('serves nothing from outside of the built screens', async () => {
    for (const path of [
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/assets/..%2f..%2fsecret.html',
      '/%00.html',
    ]) {
      const response = await rawGet(host, path, { cookie });
      expect(response.body).not.toContain('not for the browser');
      expect([200, 404]).toContain(response.status);
    }
    const post = await fetch(`http://127.0.0.1:${host.port}/`, { method: 'POST', headers: { cookie } });
    expect(post.status).toBe(405);
  });

  it('refuses another host name, even with the session (DNS rebinding)', async () => {
    const response = await rawGet(host, '/', { cookie, host: `evil.example:${host.port}` });
    expect(response.status).toBe(403);
    const localhost = await rawGet(host, '/', { cookie, host: `localhost:${host.port}` });
    expect(localhost.status).toBe(200);
  });

  it('opens the engine to our own page with a session and to nobody else', async () => {
    const { lineKey } = session;
    const origin = `http://127.0.0.1:${host.port}`;
    const evil = `evil.example:${host.port}`;
    expect(await openSocket(host, { origin }, lineKey)).toBeUndefined();
    expect(await openSocket(host, { cookie }, lineKey)).toBeUndefined();
    expect(await openSocket(host, { cookie, origin: 'http://evil.example' }, lineKey)).toBeUndefined();
    expect(await openSocket(host, { cookie, origin, host: evil }, lineKey)).toBeUndefined();
    const allowed = await openSocket(host, { cookie, origin }, lineKey);
    expect(allowed).toBeDefined();
    allowed?.close();
  });

  it('keeps the engine from whoever has nothing but the cookie: a browser sends it to every port of this machine', async () => {
    const colleague = createServer((request, response) => response.end(request.headers.cookie));
    const port = await listenHere(colleague, 0);
    const stolen = await (await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie } })).text();
    colleague.close();
    const forged = { cookie: stolen, origin: `http://127.0.0.1:${host.port}` };
    expect(await openSocket(host, forged, undefined)).toBeUndefined();
    expect(await openSocket(host, forged, 'x'.repeat(43))).toBeUndefined();
  });

  it('tells a browser that has lost its key how to be let in, and leads it nowhere else', async () => {
    const told = await get('/no-key');
    expect(told.status).toBe(403);
    expect(await told.text()).toContain('npm start');
  });

  it('goes on when a stranger asks for a socket at an address that is none', async () => {
    for (const target of ['//[', '/%', 'http://[', '*']) await upgradeOnce(host.port, target);
    expect((await get('/')).status).toBe(200);
  });

  it('answers a wrong input with an error and goes on', async () => {
    const client = await connectEngine(host, session);
    await expect(client.account.watch({ accountId: '../x' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    const watching = client.account.watch({ accountId: 'nobody' }).then((view) => firstOf(view));
    await expect(watching).rejects.toMatchObject({ code: 'FAILED', data: { code: 'ACCOUNT_NOT_FOUND' } });
  });

  it('runs once per data folder', async () => {
    await expect(startHostProcess(args)).rejects.toThrow('Another Duebook workstation');
  });

  it('renders a statement as a PDF and hands it over', async () => {
    const client = await connectEngine(host, session);
    const accountId = await firstAccountId(client);
    const document = await client.documents.render({ kind: 'statement', accountId, locale: 'en' });
    expect(document.fileName).toMatch(/\.pdf$/);
    expect(
      Buffer.from(await document.pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('keeps a confirmed command through kill -9 right after the answer, and the open tab comes back', async () => {
    const client = await connectEngine(host, session);
    const accountId = await firstAccountId(client);
    await server.kill();
    const input = noteInput();
    await client.commands.submit({ accountId, name: 'activity.log', input });
    await endHost(host, 'SIGKILL');
    host = await startHostProcess([...args, '--port', String(host.port)]);
    const again = await connectEngine(host, session);
    const notes = await entriesOf(again, accountId, 'activity');
    expect(notes.find(({ activity }) => activity.id === input.activityId)).toMatchObject({
      isWaiting: true,
    });
    await server.start();
    await again.sync.now();
    await until(async () => (await firstOf(await again.sync.watch())).waitingCount === 0, 'sent');
    expect((await redeem(host)).cookie).not.toBe(cookie);
  });

  it('stops on SIGTERM and starts again', async () => {
    expect(await endHost(host, 'SIGTERM')).toBe(0);
    host = await startHostProcess(args);
    expect((await get('/')).status).toBe(200);
  });

  it('starts with a damaged list of sessions, and lets in whoever has the new address', async () => {
    await endHost(host, 'SIGTERM');
    writeFileSync(join(folder.data, 'browser-sessions.json'), '{"cookieName":"due');
    host = await startHostProcess(args);
    expect((await get('/')).status).toBe(403);
    const letIn = await redeem(host);
    expect((await get('/', { cookie: letIn.cookie })).status).toBe(200);
  });
});

/** A WebSocket handshake written by hand: no client would send such a request target. */
async function upgradeOnce(port: number, target: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  const closed = once(socket, 'close');
  const lines = [
    `GET ${target} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
  ];
  const key = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', ''];
  socket.end([...lines, ...key].join('\r\n'));
  socket.resume();
  await closed;
}

async function firstAccountId(client: EngineClient): Promise<string> {
  const order = { filter: 'to-work', sort: 'priority', direction: 'descending' } as const;
  for await (const window of await client.worklist.watch({ offset: 0, limit: 1, search: '', ...order })) {
    const [row] = window.rows;
    if (row !== undefined) return row.accountId;
  }
  throw new Error('the worklist stayed empty');
}

/** fetch neither sends another Host nor keeps dots in a path. */
function rawGet(
  host: HostProcess,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: host.port, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}
