import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDesk } from './update-desk.fixture.ts';
import { cutAfter, startUpdateServer, type UpdateServer } from './update-server.fixture.ts';

const content = Buffer.alloc(300_000, 'installer of 1.4.0 ');
const fileName = 'duebook_1.4.0_amd64.deb';
let server: UpdateServer;

beforeEach(async () => {
  server = await startUpdateServer();
});
afterEach(() => server.close());

describe('looking for an update', () => {
  test('finds, loads and offers a newer version with its notes', async () => {
    const notes = 'Faster <b>lists</b>.\n<script>alert(1)</script>';
    server.publish({ version: '1.4.0', content, notes });
    const { desk, folder, states } = openDesk(server.address);
    await desk.check();
    expect(states).toEqual(['checking', 'downloading', 'ready']);
    expect(desk.view()).toEqual({
      version: '1.3.0',
      channel: 'stable',
      isChannelFixed: false,
      state: {
        name: 'ready',
        offered: { version: '1.4.0', releasedAt: '2026-11-20T10:00:00.000Z', notes },
        isAtQuit: false,
        delay: null,
      },
      oldNewsAt: null,
    });
    expect(readFileSync(join(folder, 'loaded', fileName)).equals(content)).toBe(true);
  });

  test('says since when nothing newer is known', async () => {
    server.publish({ version: '1.3.0', content });
    const { desk } = openDesk(server.address);
    await desk.check();
    expect(desk.view().state).toEqual({ name: 'up-to-date', since: '2026-11-24T08:00:00.000Z' });
  });

  test('throws away what was loaded once it runs, with what the installer has of it', async () => {
    server.publish({ version: '1.4.0', content });
    const { desk, folder } = openDesk(server.address);
    await desk.check();
    const after = openDesk(server.address, { folder, version: '1.4.0' });
    await after.desk.check();
    expect(after.desk.view().state.name).toBe('up-to-date');
    expect(readdirSync(join(folder, 'loaded'))).toEqual([]);
    expect(after.forgotten).toEqual([join(folder, 'loaded')]);
    await after.desk.check();
    expect(after.forgotten).toHaveLength(1);
  });

  test('is up to date also where something holds what was loaded', async () => {
    server.publish({ version: '1.4.0', content });
    const { desk, folder } = openDesk(server.address);
    await desk.check();
    const held = Object.assign(new Error('held'), { code: 'EBUSY' });
    const installer = { take: async () => undefined, forget: () => Promise.reject(held) };
    const after = openDesk(server.address, { folder, version: '1.4.0', installer });
    await after.desk.check();
    expect(after.desk.view().state.name).toBe('up-to-date');
    expect(after.logged).toContainEqual({ event: 'updates.not-cleared', fields: { cause: 'EBUSY' } });
  });

  test('says when the newest was signed where that is long ago, also after a restart and without the server', async () => {
    let now = '2027-01-19T11:59:59.000Z';
    server.publish({ version: '1.3.0', content });
    const { desk, folder } = openDesk(server.address, { now: () => now });
    await desk.check();
    expect(desk.view()).toMatchObject({ state: { name: 'up-to-date' }, oldNewsAt: null });
    now = '2027-01-19T12:00:01.000Z';
    expect(desk.view().oldNewsAt).toBe('2026-11-20T12:00:00.000Z');
    server.answers.set('latest-linux.yml', (_request, response) => response.writeHead(503).end());
    const again = openDesk(server.address, { folder, now: () => now });
    await again.desk.check();
    expect(again.desk.view()).toMatchObject({
      state: { name: 'failed' },
      oldNewsAt: '2026-11-20T12:00:00.000Z',
    });
    server.answers.clear();
    server.publish({ version: '1.3.0', content, fields: { signedAt: '2027-01-18T12:00:00.000Z' } });
    await again.desk.check();
    expect(again.desk.view()).toMatchObject({ state: { name: 'up-to-date' }, oldNewsAt: null });
  });

  test('says nothing of old news where a version is ready, and where nothing was ever seen', async () => {
    const now = () => '2028-01-01T00:00:00.000Z';
    const { desk } = openDesk(server.address, { now });
    expect(desk.view().oldNewsAt).toBeNull();
    server.publish({ version: '1.4.0', content });
    await desk.check();
    expect(desk.view()).toMatchObject({ state: { name: 'ready' }, oldNewsAt: null });
  });

  test('offers a staged version to a part of the workstations, to the same ones every time', async () => {
    const stagedOf = async (percentage: number): Promise<readonly boolean[]> => {
      server.publish({ version: '1.4.0', content, fields: { stagingPercentage: percentage } });
      const desks = Array.from({ length: 40 }, (_, n) =>
        openDesk(server.address, { newId: () => `workstation ${n}` }),
      );
      for (const { desk } of desks) await desk.check();
      return desks.map(({ desk }) => desk.view().state.name === 'ready');
    };
    const quarter = await stagedOf(25);
    expect(quarter.filter(Boolean).length).toBeGreaterThan(2);
    expect(quarter.filter(Boolean).length).toBeLessThan(20);
    expect(await stagedOf(25)).toEqual(quarter);
    const half = await stagedOf(50);
    expect(quarter.every((isOffered, n) => !isOffered || half[n])).toBe(true);
    expect((await stagedOf(0)).some(Boolean)).toBe(false);
  });

  test('follows the channel that the person chooses, also after a restart', async () => {
    server.publish({ version: '1.3.0', content });
    server.publish({
      version: '1.4.0-beta.2',
      name: 'beta-linux.yml',
      content,
      fileName: 'duebook_1.4.0-beta.2_amd64.deb',
    });
    const { desk, folder } = openDesk(server.address);
    await desk.check();
    expect(desk.view().state.name).toBe('up-to-date');
    await desk.setChannel('beta');
    expect(desk.view()).toMatchObject({ channel: 'beta', state: { name: 'ready' } });
    const again = openDesk(server.address, { folder });
    await again.desk.run(AbortSignal.abort());
    expect(again.desk.view()).toMatchObject({ channel: 'beta', state: { name: 'not-checked' } });
  });

  test('keeps a channel that is chosen while the server has not answered yet, also after a restart', async () => {
    server.publish({ version: '1.3.0', content });
    server.publish({ version: '1.3.0', name: 'beta-linux.yml', content });
    let chosen: Promise<void> | undefined;
    server.answers.set('latest-linux.yml', (_request, response) => {
      chosen ??= desk.setChannel('beta');
      response.writeHead(200).end(server.files.get('latest-linux.yml'));
    });
    const { desk, folder } = openDesk(server.address);
    await desk.check();
    await chosen;
    expect(desk.view()).toMatchObject({ channel: 'beta', state: { name: 'up-to-date' } });
    const again = openDesk(server.address, { folder });
    await again.desk.run(AbortSignal.abort());
    expect(again.desk.view().channel).toBe('beta');
    const { seen } = JSON.parse(readFileSync(join(folder, 'updates.json'), 'utf8'));
    expect(Object.keys(seen).sort()).toEqual(['beta-linux.yml', 'latest-linux.yml']);
  });

  test('keeps a beta until the stable version has overtaken it', async () => {
    server.publish({ version: '1.3.0', content });
    const { desk } = openDesk(server.address, { version: '1.4.0-beta.2' });
    await desk.check();
    expect(desk.view().state.name).toBe('up-to-date');
    server.publish({ version: '1.4.0', content });
    await desk.check();
    expect(desk.view().state).toMatchObject({ name: 'ready', offered: { version: '1.4.0' } });
  });

  test('comes through the middle of a publishing, when metadata and signature are of two releases', async () => {
    server.publish({ version: '1.4.0', content });
    const earlier = server.files.get('latest-linux.yml.sig') ?? Buffer.alloc(0);
    const waited: number[] = [];
    const wait = async (delayMs: number): Promise<void> => {
      waited.push(delayMs);
      server.publish({ version: '1.4.1', content: newer });
    };
    const newer = Buffer.from('installer of 1.4.1');
    const { desk, states } = openDesk(server.address, { wait });
    await desk.check();
    server.publish({ version: '1.4.1', content: newer });
    server.files.set('latest-linux.yml.sig', earlier);
    await desk.check();
    expect(desk.view().state).toMatchObject({ name: 'ready', offered: { version: '1.4.1' } });
    expect(states).not.toContain('failed');
    expect(waited).toEqual([10_000]);
  });

  test('waits for the signature of a first release, which is copied after its metadata', async () => {
    server.publish({ version: '1.4.0', content });
    server.files.delete('latest-linux.yml.sig');
    const wait = async (): Promise<void> => server.publish({ version: '1.4.0', content });
    const { desk } = openDesk(server.address, { wait });
    await desk.check();
    expect(desk.view().state.name).toBe('ready');
  });

  test('follows the channel of the policy, which the person cannot change', async () => {
    server.publish({ version: '1.3.0', content, name: 'beta-linux.yml' });
    const policy = { channel: 'beta', updates: 'manual' } as const;
    const { desk } = openDesk(server.address, { policy });
    await desk.setChannel('stable');
    await desk.check();
    expect(desk.view()).toMatchObject({
      channel: 'beta',
      isChannelFixed: true,
      state: { name: 'up-to-date' },
    });
  });

  test.each([
    ['policy', { policy: { channel: undefined, updates: 'off' } }],
    ['no-server', { address: undefined }],
    ['no-key', { keys: [] }],
  ] as const)('is off where it cannot be or must not: %s', async (reason, changes) => {
    const { desk, states } = openDesk(server.address, changes);
    await desk.run(AbortSignal.abort());
    await desk.check();
    await desk.setChannel('beta');
    expect(states).toEqual(['off']);
    expect(desk.view().state).toEqual({ name: 'off', reason });
  });

  test('looks by itself again and again where the policy says so, and never else', async () => {
    server.publish({ version: '1.3.0', content });
    const ended = new AbortController();
    const waited: number[] = [];
    const wait = async (delayMs: number): Promise<void> => {
      waited.push(delayMs);
      if (waited.length === 2) ended.abort();
    };
    const policy = { channel: undefined, updates: 'automatic' } as const;
    const { desk, states } = openDesk(server.address, { policy, wait });
    await desk.run(ended.signal);
    expect(waited).toEqual([14_400_000, 14_400_000]);
    expect(states).toEqual(['not-checked', 'checking', 'up-to-date', 'checking', 'up-to-date']);
  });

  test('keeps what is ready where the server cannot be reached later, and not where it is refused', async () => {
    server.publish({ version: '1.4.0', content });
    const { desk } = openDesk(server.address);
    await desk.check();
    server.answers.set('latest-linux.yml', (_request, response) => response.writeHead(503).end());
    await desk.check();
    expect(desk.view().state).toMatchObject({ name: 'ready', offered: { version: '1.4.0' } });
    server.answers.clear();
    server.files.set('latest-linux.yml.sig', Buffer.from('nothing'));
    await desk.check();
    expect(desk.view().state).toMatchObject({ name: 'failed', failure: { code: 'UNSIGNED' } });
  });
});

describe('loading an update', () => {
  test('goes on where the line was cut', async () => {
    server.publish({ version: '1.4.0', content });
    server.answers.set(fileName, cutAfter(content, 110_000));
    const { desk, folder } = openDesk(server.address);
    await desk.check();
    expect(desk.view().state.name).toBe('ready');
    expect(server.ranges).toEqual(['bytes=110000-', 'bytes=220000-']);
    expect(readFileSync(join(folder, 'loaded', fileName)).equals(content)).toBe(true);
  });

  test('goes on after a restart, and loads nothing again that is here', async () => {
    server.publish({ version: '1.4.0', content });
    let cuts = 0;
    server.answers.set(fileName, (request, response) => {
      cuts += 1;
      if (cuts > 1) request.socket.destroy();
      else cutAfter(content, 200_000)(request, response);
    });
    const first = openDesk(server.address);
    await first.desk.check();
    expect(first.desk.view().state).toMatchObject({ name: 'failed', failure: { code: 'INTERRUPTED' } });
    server.answers.clear();
    server.ranges.length = 0;
    const { desk } = openDesk(server.address, { folder: first.folder });
    await desk.check();
    expect(desk.view().state.name).toBe('ready');
    expect(server.ranges).toEqual(['bytes=200000-']);
    const third = openDesk(server.address, { folder: first.folder });
    server.answers.set(fileName, (_request, response) => response.writeHead(500).end());
    await third.desk.check();
    expect(third.desk.view().state.name).toBe('ready');
  });

  test('begins anew where the part here was damaged, or is of another version', async () => {
    server.publish({ version: '1.4.0', content });
    server.answers.set(fileName, (request, response) =>
      request.headers.range === undefined
        ? cutAfter(content, 200_000)(request, response)
        : request.socket.destroy(),
    );
    const first = openDesk(server.address);
    await first.desk.check();
    const part = join(first.folder, 'loaded', 'update.part');
    writeFileSync(part, Buffer.alloc(200_000, 'x'));
    server.answers.clear();
    const { desk } = openDesk(server.address, { folder: first.folder });
    await desk.check();
    expect(desk.view().state.name).toBe('ready');
    expect(existsSync(part)).toBe(false);

    const newer = Buffer.alloc(250_000, 'installer of 1.4.1 ');
    writeFileSync(part, Buffer.alloc(1_000, 'x'));
    server.publish({ version: '1.4.1', content: newer });
    server.ranges.length = 0;
    await desk.check();
    expect(desk.view().state).toMatchObject({ name: 'ready', offered: { version: '1.4.1' } });
    expect(server.ranges).toEqual([]);
    expect(existsSync(join(first.folder, 'loaded', fileName))).toBe(false);
  });

  test('says how far it is, by the per cent', async () => {
    server.publish({ version: '1.4.0', content });
    const shown: number[] = [];
    const { desk } = openDesk(server.address, {
      onChange: () => {
        const { state } = desk.view();
        if (state.name === 'downloading') shown.push(state.percent);
      },
    });
    await desk.check();
    expect(shown[0]).toBe(0);
    expect(shown.at(-1)).toBe(100);
    expect(shown).toEqual([...new Set(shown)].sort((one, other) => one - other));
  });

  test('leaves a file that is not wanted any more for that of another channel', async () => {
    const beta = Buffer.alloc(100_000, 'installer of the beta ');
    server.publish({ version: '1.4.0', content });
    server.publish({
      version: '1.5.0-beta.1',
      name: 'beta-linux.yml',
      content: beta,
      fileName: 'duebook_1.5.0-beta.1_amd64.deb',
    });
    let chosen: Promise<void> | undefined;
    server.answers.set(fileName, (request, response) => {
      chosen ??= desk.setChannel('beta');
      cutAfter(content, 50_000)(request, response);
    });
    const { desk, folder } = openDesk(server.address);
    await desk.check();
    await chosen;
    expect(desk.view().state).toMatchObject({ name: 'ready', offered: { version: '1.5.0-beta.1' } });
    expect(readFileSync(join(folder, 'loaded', 'duebook_1.5.0-beta.1_amd64.deb')).equals(beta)).toBe(true);
  });
});

describe('installing an update', () => {
  async function readyDesk(changes: Parameters<typeof openDesk>[1] = {}) {
    server.publish({ version: '1.4.0', content });
    const world = openDesk(server.address, changes);
    await world.desk.check();
    return world;
  }

  test('ends the program into the installer when the person asks for it now', async () => {
    const world = await readyDesk();
    await world.desk.install('now');
    expect(world.asked).toEqual([{ storageVersion: 9, isAtQuit: false }]);
    expect(world.taken.map(({ path }) => path)).toEqual([join(world.folder, 'loaded', fileName)]);
    expect(world.quits).toBe(1);
    expect(await world.desk.leave()).toBe('install-and-restart');
    expect(world.taken).toHaveLength(1);
  });

  test('is put off while somebody works, and says why', async () => {
    const world = await readyDesk();
    world.answer = { name: 'delayed', delay: 'typing' };
    await world.desk.install('now');
    expect(world.desk.view().state).toMatchObject({ name: 'ready', delay: 'typing' });
    expect(world.quits).toBe(0);
    expect(world.taken).toEqual([]);
    world.answer = { name: 'prepared' };
    await world.desk.install('now');
    expect(world.quits).toBe(1);
  });

  test('waits for the end of the program where that was chosen', async () => {
    const world = await readyDesk();
    expect(await world.desk.leave()).toBe('plain');
    await world.desk.install('at-quit');
    expect(world.desk.view().state).toMatchObject({ isAtQuit: true });
    expect(world.quits).toBe(0);
    expect(await world.desk.leave()).toBe('install');
    expect(world.asked).toEqual([{ storageVersion: 9, isAtQuit: true }]);
  });

  test('follows every end of the program where the policy installs by itself', async () => {
    const world = openDesk(server.address, {
      policy: { channel: undefined, updates: 'automatic' },
      wait: async () => undefined,
    });
    server.publish({ version: '1.4.0', content });
    await world.desk.check();
    expect(await world.desk.leave()).toBe('install');
  });

  test('does not follow where no backup can be made', async () => {
    const world = await readyDesk();
    world.answer = { name: 'no-backup' };
    await world.desk.install('at-quit');
    expect(await world.desk.leave()).toBe('plain');
    await world.desk.install('now');
    expect(world.desk.view().state).toMatchObject({ name: 'failed', failure: { code: 'BACKUP_FAILED' } });
    expect(world.taken).toEqual([]);
  });

  test('is refused where the file was replaced since it was checked', async () => {
    const world = await readyDesk();
    writeFileSync(join(world.folder, 'loaded', fileName), Buffer.alloc(300_000, 'x'));
    await world.desk.install('now');
    expect(world.desk.view().state).toMatchObject({ name: 'failed', failure: { code: 'FILE_WRONG' } });
    expect(world.taken).toEqual([]);
    expect(world.quits).toBe(0);
  });

  test('leaves the program where something holds the file that was loaded, and says so to who installs it now', async () => {
    const world = await readyDesk();
    // As a scanner does with another error: what stands there can be neither read nor found missing.
    rmSync(join(world.folder, 'loaded'), { recursive: true });
    writeFileSync(join(world.folder, 'loaded'), 'no folder');
    await world.desk.install('at-quit');
    expect(await world.desk.leave()).toBe('plain');
    expect(world.desk.view().state).toMatchObject({ name: 'ready' });
    await world.desk.install('now');
    expect(world.desk.view().state).toMatchObject({ name: 'failed', failure: { code: 'INSTALL_FAILED' } });
    expect(world.taken).toEqual([]);
    expect(world.quits).toBe(0);
  });

  test('says so where the installers of the system break', async () => {
    const take = () => Promise.reject(new Error('no module /home/anna/duebook'));
    const world = await readyDesk({ installer: { take, forget: async () => undefined } });
    await world.desk.install('now');
    expect(world.desk.view().state).toMatchObject({ name: 'failed', failure: { code: 'INSTALL_FAILED' } });
    expect(world.logged).toContainEqual({ event: 'updates.not-taken', fields: { cause: 'unknown' } });
  });

  test('says why the system took no such file', async () => {
    const failure = { code: 'DISK_FULL', params: { megabytes: 1 } } as const;
    const world = await readyDesk({
      installer: { take: async () => failure, forget: async () => undefined },
    });
    await world.desk.install('now');
    expect(world.desk.view().state).toMatchObject({ name: 'failed', failure });
    expect(world.quits).toBe(0);
  });
});
