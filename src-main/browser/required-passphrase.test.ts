import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { envelopeSchema } from '../desktop/keys/envelope.ts';
import { firstOf, until } from '../engine/engine.fixture.ts';
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

const passphrase = 'four rainy days';

describe('a browser host whose organisation requires passphrases', { timeout: 300_000 }, () => {
  const folder = makeHostFolder();
  let server: ServerProcess;
  let host: HostProcess;
  let session: Session;

  beforeAll(async () => {
    server = await startServerProcess();
    const policyFile = join(folder.data, '..', 'policy.json');
    writeFileSync(policyFile, JSON.stringify({ version: 1, requirePassphrase: true }));
    const signIn = ['--sign-in-file', folder.signInFile(server.signIn('collector'))];
    const place = ['--data', folder.data, '--renderer', folder.renderer, '--server', server.url];
    host = await startHostProcess([...place, '--today', server.today, '--policy', policyFile, ...signIn]);
    session = await redeem(host);
  }, 200_000);
  afterAll(async () => {
    await endHost(host, 'SIGKILL');
    await server.remove();
    folder.remove();
  });

  const slots = () =>
    envelopeSchema
      .parse(JSON.parse(readFileSync(join(folder.data, 'workstation.key'), 'utf8')))
      .slots.map(({ kind }) => kind);
  const clientWhen = async (state: string): Promise<EngineClient> => {
    let found: EngineClient | undefined;
    await until(async () => {
      const client = await connectEngine(host, session).catch(() => undefined);
      const view = await client?.threshold
        .watch()
        .then(firstOf)
        .catch(() => undefined);
      if (view?.state === state) found = client;
      return found !== undefined;
    }, state);
    if (found === undefined) throw new Error('never');
    return found;
  };

  it('lets nobody work before they have set one, and keeps no other way to the key afterwards', async () => {
    const open = await clientWhen('open');
    await until(
      async () => (await firstOf(await open.session.watch()))?.lock === 'PASSPHRASE_REQUIRED',
      'signed in',
    );
    expect(slots()).toEqual(['bare']);
    await open.lock.setPassphrase({ present: null, next: passphrase });
    expect((await firstOf(await open.session.watch()))?.lock).toBeNull();
    expect(slots()).toEqual(['passphrase']);
  });

  it('opens for the passphrase and not for the password of the server', async () => {
    await (await clientWhen('open')).lock.now();
    const locked = await clientWhen('locked');
    expect(await locked.enrolment.offer()).toMatchObject({ isPassphraseRequired: true });
    expect(await firstOf(await locked.lock.watch())).toMatchObject({ doesPasswordOpen: false });
    const { userName, password } = server.signIn('collector');
    await expect(locked.session.signIn({ userName, password })).rejects.toMatchObject({
      data: { code: 'KEY_OUT_OF_REACH' },
    });
    expect((await firstOf(await locked.threshold.watch())).state).toBe('passphrase-only');
    await locked.threshold.tryAgain();
    expect((await firstOf(await locked.threshold.watch())).state).toBe('locked');
    await locked.lock.open({ passphrase });
    const open = await clientWhen('open');
    expect((await firstOf(await open.session.watch()))?.lock).toBeNull();
    expect(slots()).toEqual(['passphrase']);
  });

  it('leads whoever has forgotten theirs to a new beginning, with nothing removed', async () => {
    await (await clientWhen('open')).lock.now();
    const locked = await clientWhen('locked');
    await locked.threshold.forgotten();
    const view = await firstOf(await locked.threshold.watch());
    expect(view).toMatchObject({ state: 'passphrase-only', ways: ['passphrase', 'try-again', 'start-anew'] });
    expect(await firstOf(await locked.session.watch())).toBeNull();
    await locked.threshold.startAnew();
    const open = await clientWhen('open');
    await until(
      async () => (await firstOf(await open.session.watch()))?.lock === 'PASSPHRASE_REQUIRED',
      'signed in',
    );
    const kept = readdirSync(folder.data).filter((name) => name.startsWith('workstation.key.set-aside-'));
    expect(kept).toHaveLength(1);
  });
});
