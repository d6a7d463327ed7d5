import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { envelopeSchema } from '../desktop/keys/envelope.ts';
import { readKeyFile } from '../desktop/keys/envelope-file.ts';
import { fileAlone } from '../desktop/keys/file-alone.ts';
import { openUnattended } from '../desktop/keys/open-envelope.ts';
import { firstOf, until } from '../engine/engine.fixture.ts';
import { PAGE_BYTES, pageKeyOf } from '../storage/sqlite-file/page-authentication.ts';
import { type ServerProcess, startServerProcess } from '../sync/server-process.fixture.ts';
import {
  connectEngine,
  type EngineClient,
  endHost,
  type HostProcess,
  makeHostFolder,
  redeem,
  type Session,
  startHostProcess,
} from './browser-host.fixture.ts';
import { findInMemory, formsOf } from './process-memory.fixture.ts';

const passphrase = 'four rainy days';
const worklist = {
  offset: 0,
  limit: 50,
  search: '',
  filter: 'all',
  sort: 'priority',
  direction: 'descending',
} as const;

const lookedAtPages = 40;

describe('a browser host that is locked', { timeout: 300_000 }, () => {
  const folder = makeHostFolder();
  const keyPath = join(folder.data, 'workstation.key');
  let server: ServerProcess;
  let host: HostProcess;
  let session: Session;
  let args: readonly string[] = [];
  /** Everything that opens the file, by its names. */
  let keys: Readonly<Record<string, Uint8Array>> = {};

  beforeAll(async () => {
    server = await startServerProcess();
    const signIn = ['--sign-in-file', folder.signInFile(server.signIn('collector'))];
    const place = ['--data', folder.data, '--renderer', folder.renderer, '--server', server.url];
    args = [...place, '--today', server.today, ...signIn];
    host = await startHostProcess(args);
    session = await redeem(host);
    const envelope = readKeyFile(keyPath, envelopeSchema);
    const at = { path: keyPath, databasePath: join(folder.data, 'workstation', 'workstation.sqlite') };
    const opened = await openUnattended(at, envelope, fileAlone(keyPath, undefined));
    if (typeof opened === 'string') throw new Error(opened);
    const { databaseKey, envelopeKey } = opened;
    keys = { ...formsOf('database key', databaseKey), ...formsOf('envelope key', envelopeKey) };
  }, 200_000);
  afterAll(async () => {
    await endHost(host, 'SIGKILL');
    await server.remove();
    folder.remove();
  });

  /** Those of pages all over the file, as it lies there once it is closed. */
  const pageKeys = (): Readonly<Record<string, Uint8Array>> => {
    const key = keys['database key raw'];
    if (key === undefined) throw new Error('no key');
    const file = readFileSync(join(folder.data, 'workstation', 'workstation.sqlite'));
    const pages = file.length / PAGE_BYTES;
    expect(pages).toBeGreaterThan(lookedAtPages);
    const numbers = Array.from({ length: lookedAtPages }, (_, n) => Math.floor((n * pages) / lookedAtPages));
    const pageOf = (n: number) => file.subarray(n * PAGE_BYTES, (n + 1) * PAGE_BYTES);
    return Object.fromEntries(numbers.map((n) => [`key of page ${n + 1}`, pageKeyOf(key, pageOf(n))]));
  };
  const stateOf = async (client: EngineClient) => (await firstOf(await client.threshold.watch())).state;
  const total = async (client: EngineClient) => {
    const update = await firstOf(await client.worklist.watch(worklist));
    return update.kind === 'window' ? update.head.total : 0;
  };
  /** A client of the engine that stands at the threshold as is said; hosts come back on the same port. */
  const clientWhen = async (state: string): Promise<EngineClient> => {
    let found: EngineClient | undefined;
    await until(async () => {
      const client = await connectEngine(host, session).catch(() => undefined);
      const isThere = client !== undefined && (await stateOf(client).catch(() => '')) === state;
      if (isThere) found = client;
      return isThere;
    }, state);
    if (found === undefined) throw new Error('never');
    return found;
  };

  it('holds no key in any form, while the same look finds it in one that is open', async () => {
    const open = await clientWhen('open');
    await until(async () => (await total(open)) > 10, 'accounts');
    const { pid } = host.child;
    if (pid === undefined) throw new Error('no process');
    await open.lock.setPassphrase({ present: null, next: passphrase });
    if (process.platform === 'linux') {
      const found = findInMemory(pid, keys);
      expect(found).toContain('database key raw');
      expect(found).toContain('envelope key raw');
    }
    const { userId } = (await firstOf(await open.session.watch()))?.actor ?? {};
    if (userId === undefined) throw new Error('nobody');
    await open.lock.now();
    await open.drafts.keep({ changes: { note: 'half a sentence' }, userId });
    const locked = await clientWhen('locked');
    expect(host.child.exitCode).toBeNull();
    if (process.platform === 'linux') expect(findInMemory(pid, { ...keys, ...pageKeys() })).toEqual([]);
    const session = await firstOf(await locked.session.watch());
    expect(session).toMatchObject({ lock: 'PASSPHRASE_NEEDED', actor: { userId } });
    await expect(locked.worklist.choices()).rejects.toMatchObject({ data: { code: 'PASSPHRASE_NEEDED' } });
    await expect(locked.drafts.keep({ changes: { note: 'later' }, userId })).rejects.toBeDefined();
  });

  it('makes whoever guesses wait, also after it was killed', async () => {
    const locked = await clientWhen('locked');
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(locked.lock.open({ passphrase: 'a guess' })).rejects.toMatchObject({
        data: { code: 'PASSPHRASE_WRONG' },
      });
    }
    await endHost(host, 'SIGKILL');
    host = await startHostProcess([...args, '--port', String(host.port)]);
    const again = await clientWhen('locked');
    await expect(again.lock.open({ passphrase })).rejects.toMatchObject({
      data: { code: 'PASSPHRASE_WAIT' },
    });
    if (process.platform === 'linux') expect(findInMemory(host.child.pid ?? 0, keys)).toEqual([]);
  });

  it('opens offline for the passphrase, with what was typed, and has no key again after the next lock', async () => {
    await server.kill();
    const locked = await clientWhen('locked');
    await until(async () => (await firstOf(await locked.lock.watch())).waitSeconds === 0, 'may try again');
    await locked.lock.open({ passphrase });
    const open = await clientWhen('open');
    expect((await firstOf(await open.session.watch()))?.lock).toBeNull();
    expect(await total(open)).toBeGreaterThan(10);
    expect((await firstOf(await open.drafts.watch()))?.texts).toEqual({ note: 'half a sentence' });
    await open.lock.now();
    await clientWhen('locked');
    if (process.platform === 'linux') expect(findInMemory(host.child.pid ?? 0, keys)).toEqual([]);
    await server.start();
  });

  it('opens for the password of the server, and only for the right one', async () => {
    const { userName, password } = server.signIn('collector');
    const locked = await clientWhen('locked');
    expect(await locked.enrolment.offer()).toMatchObject({ userName });
    await expect(locked.session.signIn({ userName, password: 'wrong' })).rejects.toMatchObject({
      data: { code: 'SIGN_IN_FAILED' },
    });
    const again = await clientWhen('locked');
    await again.session.signIn({ userName, password });
    const open = await clientWhen('open');
    expect(await firstOf(await open.lock.watch())).toMatchObject({ hasPassphrase: false });
    expect(readFileSync(keyPath, 'utf8')).not.toContain('passphrase');
  });
});
