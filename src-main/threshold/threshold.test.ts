import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { envelopeSchema } from '../desktop/keys/envelope.ts';
import { readKeyFile, writeKeyFile } from '../desktop/keys/envelope-file.ts';
import { until } from '../engine/engine.fixture.ts';
import { storageFileName, storageVersion } from '../engine/start-engine.ts';
import { code, createThresholdCase, passphrase, type ThresholdCase } from './threshold-case.fixture.ts';

describe('a threshold', { timeout: 60_000 }, () => {
  let stood: ThresholdCase;
  beforeEach(() => {
    stood = createThresholdCase();
  });
  afterEach(async () => stood.end());

  it('writes nothing where the keychain only pretends, and begins when it is a real one', async () => {
    stood.keychain.problem = 'pretends';
    await stood.stand();
    expect(await stood.view()).toMatchObject({ state: 'keychain-pretends', ways: ['try-again'] });
    expect(readdirSync(stood.folder)).toEqual([]);
    stood.keychain.problem = undefined;
    await stood.client().threshold.tryAgain();
    expect(await stood.view()).toMatchObject({ state: 'open' });
  });

  it('shows what the shell has to say, and each change of it, also before anything is open', async () => {
    stood.keychain.problem = 'pretends';
    await stood.stand();
    const shown = await stood.client().desktop.watch();
    expect((await shown.next()).value).toBe(null);
    stood.show({ platform: 'linux', updates: null, protectsContents: null });
    expect((await shown.next()).value).toMatchObject({ platform: 'linux' });
  });

  it('gives nothing up for a keychain that is locked for a moment', async () => {
    await stood.stand();
    stood.keychain.problem = 'unavailable';
    await stood.again();
    expect(await stood.view()).toMatchObject({ state: 'keychain-unavailable', ways: ['try-again'] });
    await expect(stood.client().threshold.startAnew()).rejects.toMatchObject(code('NOT_A_WAY'));
    await expect(stood.client().threshold.restore({ passphrase: null })).rejects.toMatchObject(
      code('NOT_A_WAY'),
    );
    stood.keychain.problem = undefined;
    await stood.client().threshold.tryAgain();
    expect(await stood.view()).toMatchObject({ state: 'open' });
  });

  it('opens what another keychain has wrapped for a passphrase, and ties it to this one', async () => {
    await stood.stand();
    await stood.setPassphrase();
    stood.keychain.user = 2;
    await stood.again();
    expect(await stood.view()).toMatchObject({
      state: 'keychain-lost',
      ways: ['passphrase', 'try-again', 'start-anew'],
    });
    await expect(stood.client().threshold.open({ passphrase: 'a guess' })).rejects.toMatchObject(
      code('PASSPHRASE_WRONG'),
    );
    await stood.client().threshold.open({ passphrase });
    expect(await stood.view()).toMatchObject({ state: 'open' });
    await stood.again();
    expect(await stood.view()).toMatchObject({ state: 'open' });
    expect(stood.slots().toSorted()).toEqual(['keychain', 'passphrase']);
  });

  it('says that the key cannot be read, looks again, and begins anew without it', async () => {
    await stood.stand();
    await stood.threshold().close();
    const { path } = stood.place();
    const whole = readFileSync(path);
    for (const damaged of ['', whole.subarray(0, 100), whole.toString().replace('"slots"', '"slot"')]) {
      writeFileSync(path, damaged);
      await stood.stand();
      expect(await stood.view()).toMatchObject({
        state: 'key-unreadable',
        ways: ['try-again', 'start-anew'],
      });
      await stood.client().threshold.tryAgain();
      expect(await stood.view()).toMatchObject({ state: 'key-unreadable' });
      await stood.threshold().close();
    }
    await stood.stand();
    writeFileSync(path, whole);
    await stood.client().threshold.tryAgain();
    expect(await stood.view()).toMatchObject({ state: 'open' });
    await stood.threshold().close();
    writeFileSync(path, 'nothing of a key');
    await stood.stand();
    await stood.client().threshold.startAnew();
    expect(await stood.view()).toMatchObject({ state: 'open' });
    const kept = readdirSync(stood.folder).filter((name) => name.startsWith('workstation.key.set-aside-'));
    expect(kept).toHaveLength(1);
  });

  it('begins anew where nothing opens the key any more, and removes nothing', async () => {
    await stood.stand();
    stood.keychain.user = 2;
    await stood.again();
    expect(await stood.view()).toMatchObject({ state: 'keychain-lost', ways: ['try-again', 'start-anew'] });
    await stood.client().threshold.startAnew();
    expect(await stood.view()).toMatchObject({ state: 'open' });
    const kept = readdirSync(stood.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.includes('.set-aside-'),
    );
    expect(kept.some((name) => name.includes('workstation.key'))).toBe(true);
    expect(kept.some((name) => name.includes(storageFileName))).toBe(true);
    await stood.again();
    expect(await stood.view()).toMatchObject({ state: 'open' });
  });

  it('restores the newest backup of a damaged file, in a process that has not had the key', async () => {
    await stood.stand();
    await stood.client().device.backup();
    await stood.threshold().close();
    stood.damage();
    await stood.stand('IT desk');
    expect(await stood.view()).toMatchObject({
      state: 'damaged',
      restoreNeedsPassphrase: false,
      contact: 'IT desk',
    });
    expect((await stood.view()).ways).toEqual(['restore', 'try-again', 'start-anew']);
    await stood.client().threshold.restore({ passphrase: null });
    await until(() => stood.hasComeBack(), 'it ends');
    await stood.again();
    expect(await stood.view()).toMatchObject({ state: 'open' });
  });

  it('lets a new version mend what it cannot open, with a copy of it as it lay', async () => {
    await stood.stand();
    await stood.threshold().close();
    stood.damage();
    await stood.stand();
    const { databasePath } = stood.place();
    const before = readFileSync(databasePath);
    const ask = { storageVersion: storageVersion + 1, isAtQuit: true };
    expect(await stood.threshold().prepareUpdate(ask)).toEqual({ name: 'prepared' });
    const copy = join(stood.folder, 'backups', 'before-update-as-it-lay-20260331T120000');
    expect(readFileSync(join(copy, storageFileName)).equals(before)).toBe(true);
    expect(existsSync(join(copy, 'workstation.key'))).toBe(true);
    expect(await stood.view()).toMatchObject({ state: 'damaged', ways: ['try-again', 'start-anew'] });
  });

  it('offers an older backup where the newest cannot be restored', async () => {
    await stood.stand();
    const { path } = await stood.client().device.backup();
    const madeAt = new Date('2026-03-30T12:00:00Z');
    utimesSync(path, madeAt, madeAt);
    await stood.threshold().close();
    stood.damage();
    const newer = join(dirname(path), 'newer.sqlite');
    writeFileSync(newer, 'no backup');
    const writtenAt = new Date('2026-03-31T12:00:00Z');
    utimesSync(newer, writtenAt, writtenAt);
    await stood.stand();
    expect(await stood.view()).toMatchObject({ backupAt: writtenAt.toISOString() });
    const restore = () => stood.client().threshold.restore({ passphrase: null });
    await expect(restore()).rejects.toMatchObject({
      data: { code: 'BACKUP_NOT_USABLE', params: { madeAt: writtenAt.toISOString() } },
    });
    expect(await stood.view()).toMatchObject({ state: 'damaged', backupAt: madeAt.toISOString() });
    await restore();
    await until(() => stood.hasComeBack(), 'it ends');
    await stood.again();
    expect(await stood.view()).toMatchObject({ state: 'open' });
  });

  it('leaves everything as it is where the backup is damaged as well', async () => {
    await stood.stand();
    const { path } = await stood.client().device.backup();
    await stood.threshold().close();
    stood.damage();
    rmSync(path);
    writeKeyFile(path, { not: 'a backup' });
    await stood.stand();
    const { size } = statSync(stood.place().databasePath);
    await expect(stood.client().threshold.restore({ passphrase: null })).rejects.toMatchObject(
      code('BACKUP_NOT_USABLE'),
    );
    expect(statSync(stood.place().databasePath).size).toBe(size);
    expect(await stood.view()).toMatchObject({ state: 'damaged', ways: ['try-again', 'start-anew'] });
    expect(existsSync(stood.place().path)).toBe(true);
  });

  it('restores for a passphrase alone where nothing else opens the key', async () => {
    await stood.stand();
    await stood.client().device.backup();
    await stood.setPassphrase();
    const envelope = readKeyFile(stood.place().path, envelopeSchema);
    const alone = envelope.slots.filter(({ kind }) => kind === 'passphrase');
    writeKeyFile(stood.place().path, { ...envelope, slots: alone });
    await stood.threshold().close();
    stood.damage();
    await stood.stand();
    expect(await stood.view()).toMatchObject({
      state: 'passphrase-only',
      ways: ['passphrase', 'try-again', 'start-anew'],
    });
    stood.keychain.problem = 'unavailable';
    await stood.client().threshold.open({ passphrase });
    expect(await stood.view()).toMatchObject({ state: 'damaged', restoreNeedsPassphrase: true });
    await expect(stood.client().threshold.restore({ passphrase: 'a guess' })).rejects.toMatchObject(
      code('PASSPHRASE_WRONG'),
    );
    await stood.client().threshold.restore({ passphrase });
    await until(() => stood.hasComeBack(), 'it ends');
    await stood.again();
    await stood.client().threshold.open({ passphrase });
    expect(await stood.view()).toMatchObject({ state: 'open' });
  });

  it('closes a file that is found damaged while the work goes on, and says so', async () => {
    await stood.stand();
    stood.damage();
    // As the storage tells it when work meets such a page.
    stood.tellDamage();
    expect(await stood.view()).toMatchObject({ state: 'damaged' });
    expect((await stood.view()).ways).toContain('start-anew');
    await stood.client().threshold.tryAgain();
    // Closing has written the pages anew that it had in memory: here the file is whole again.
    expect(await stood.view()).toMatchObject({ state: 'open' });
  });
});
