import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { workstationMigrations } from '../storage/migrations/workstation-migrations.ts';
import { startWorkstation, type TestWorkstation } from './engine.fixture.ts';
import { createUpdatePreparer } from './prepare-update.ts';

const present = workstationMigrations.length;
const prepared = { name: 'prepared' };
let folder: string;
let work: TestWorkstation;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duebook-prepare-'));
  work = await startWorkstation({
    serverUrl: undefined,
    today: '2026-11-24',
    directory: join(folder, 'database'),
  });
});
afterEach(() => work.remove());

const backups = () =>
  existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')).sort() : [];

describe('before a new version of the program', () => {
  test('nothing is copied where it leaves the file as it is', async () => {
    const ask = { storageVersion: present, isAtQuit: false };
    expect(await work.engine.prepareUpdate(ask)).toEqual(prepared);
    expect(backups()).toEqual([]);
  });

  test('a backup is made and kept where it changes the file, which opens with the same key', async () => {
    const deviceId = work.engine.services.device.deviceId();
    const ask = { storageVersion: present + 1, isAtQuit: true };
    expect(await work.engine.prepareUpdate(ask)).toEqual(prepared);
    const [name = ''] = backups();
    expect(name).toMatch(new RegExp(`^before-update-${present}-\\d{8}T\\d+Z\\.sqlite$`));
    // A process holds the collections of one workstation.
    await work.close();
    const copy = await work.startCopyOf(join(folder, 'backups', name));
    expect(copy.engine.services.device.deviceId()).toBe(deviceId);
    await copy.remove();
  });

  test('one backup is kept, and others in the folder are left alone', async () => {
    const ask = { storageVersion: present + 1, isAtQuit: true };
    await work.engine.prepareUpdate(ask);
    const [first] = backups();
    writeFileSync(join(folder, 'backups', 'duebook-20261101.sqlite'), 'own backup');
    await work.engine.prepareUpdate(ask);
    expect(backups()).toHaveLength(2);
    expect(backups()).not.toContain(first);
    expect(backups()).toContain('duebook-20261101.sqlite');
  });

  test('a backup takes the place of what was copied while no engine started', async () => {
    const copy = join(folder, 'backups', 'before-update-as-it-lay-20261101T080000');
    mkdirSync(copy, { recursive: true });
    writeFileSync(join(copy, 'workstation.sqlite'), 'as it lay');
    expect(await work.engine.prepareUpdate({ storageVersion: present + 1, isAtQuit: true })).toEqual(
      prepared,
    );
    expect(backups()).toEqual([expect.stringMatching(/\.sqlite$/)]);
  });

  test('it goes on without a backup where everything is sent, and not where something waits', async () => {
    writeFileSync(join(folder, 'backups'), 'a file in the place of the folder');
    const ask = { storageVersion: present + 1, isAtQuit: true };
    expect(await work.engine.prepareUpdate(ask)).toEqual(prepared);
    work.engine.services.outbox.unansweredIds = () => ['command-1'];
    expect(await work.engine.prepareUpdate(ask)).toEqual({ name: 'no-backup' });
    expect(work.log.map(({ event }) => event)).toContain('updates.no-backup');
  });
});

describe('an update now is put off', () => {
  const now = { storageVersion: present, isAtQuit: false };

  function preparerOf(changes: object, elapsed = { ms: 0 }) {
    const services = { ...work.engine.services, monotonic: { elapsedMs: () => elapsed.ms }, ...changes };
    const preparer = createUpdatePreparer({
      services,
      storageVersion: present,
      backupFolder: join(dirname(work.directory), 'backups'),
      isStorageError: () => false,
    });
    return { preparer, elapsed, bus: services.bus };
  }

  test('while somebody types, for two minutes, as long as a draft is there', async () => {
    const session = { actor: { userId: 'user-1' } };
    let texts = '{"call":"The customer said"}';
    const device = { session: () => session, lock: () => undefined, setting: () => texts };
    const { preparer, elapsed, bus } = preparerOf({ device });
    expect(await preparer.prepare(now)).toEqual(prepared);
    bus.emit({ kind: 'drafts' });
    elapsed.ms = 119_000;
    expect(await preparer.prepare(now)).toEqual({ name: 'delayed', delay: 'typing' });
    expect(await preparer.prepare({ ...now, isAtQuit: true })).toEqual(prepared);
    texts = '{}';
    expect(await preparer.prepare(now)).toEqual(prepared);
    texts = '{"call":"The customer said"}';
    elapsed.ms = 121_000;
    expect(await preparer.prepare(now)).toEqual(prepared);
    preparer.close();
  });

  test.each([
    ['commands', { outbox: { unansweredIds: () => ['c'] } }],
    ['files', { outbox: { unansweredIds: () => [] }, files: { nextToSend: () => ({}) } }],
  ])('while %s are on their way, and not where there is no connection', async (_what, waiting) => {
    const online = preparerOf({ ...waiting, sync: { state: () => ({ phase: 'up-to-date' }) } });
    expect(await online.preparer.prepare(now)).toEqual({ name: 'delayed', delay: 'sending' });
    const offline = preparerOf({ ...waiting, sync: { state: () => ({ phase: 'offline' }) } });
    expect(await offline.preparer.prepare(now)).toEqual(prepared);
  });

  test('in a training; at its end only where the file would change, which is closed meanwhile', async () => {
    const training = { view: () => ({ isTraining: true }) };
    const { preparer } = preparerOf({ training });
    const delayed = { name: 'delayed', delay: 'training' };
    expect(await preparer.prepare(now)).toEqual(delayed);
    expect(await preparer.prepare({ storageVersion: present + 1, isAtQuit: true })).toEqual(delayed);
    expect(await preparer.prepare({ ...now, isAtQuit: true })).toEqual(prepared);
  });
});
