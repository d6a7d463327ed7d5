import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { envelopeSchema, openByPassphrase, openEnvelope, passphraseSlots } from '../desktop/keys/envelope.ts';
import { readKeyFile } from '../desktop/keys/envelope-file.ts';
import { firstOf, until } from '../engine/engine.fixture.ts';
import { sessionOf } from '../engine/session.fixture.ts';
import { openSqliteFile } from '../storage/sqlite-file/open-sqlite-file.ts';
import { code, createThresholdCase, passphrase, type ThresholdCase } from './threshold-case.fixture.ts';

describe('a change of the key', { timeout: 60_000 }, () => {
  let stood: ThresholdCase;
  beforeEach(() => {
    stood = createThresholdCase();
  });
  afterEach(async () => stood.end());

  const changeKey = async (given: string | null) => {
    const before = readFileSync(stood.place().databasePath).subarray(0, 16);
    await stood.client().lock.changeKey({ passphrase: given });
    await until(() => stood.switches.length === 2, 'it is over');
    expect(stood.switches).toEqual(['closed', 'open']);
    return !readFileSync(stood.place().databasePath).subarray(0, 16).equals(before);
  };
  const signIn = () => stood.engine()?.services.device.saveSession(sessionOf('user-ada'));
  const choosePassphrase = () => stood.client().lock.setPassphrase({ present: null, next: passphrase });

  it('gives the data a new key and the envelope too, and goes on where it was', async () => {
    await stood.stand();
    signIn();
    await choosePassphrase();
    await stood.again();
    await stood.opensFor(passphrase);
    const former = readKeyFile(stood.place().path, envelopeSchema);
    await expect(stood.client().lock.changeKey({ passphrase: 'a guess' })).rejects.toMatchObject(
      code('PASSPHRASE_WRONG'),
    );
    expect(await changeKey(passphrase)).toBe(true);
    expect(await firstOf(await stood.client().lock.watch())).toMatchObject({
      keyChange: { last: { failure: null } },
    });
    expect((await firstOf(await stood.client().session.watch()))?.lock).toBe(null);
    // The former key of the envelope, with which somebody may have a copy, opens the new one no more.
    const opened = await openByPassphrase(former, passphraseSlots(former), passphrase);
    const present = readKeyFile(stood.place().path, envelopeSchema);
    expect(openEnvelope(present, opened?.envelopeKey ?? new Uint8Array(32))).toBe(undefined);
    expect(stood.slots().toSorted()).toEqual(['keychain', 'passphrase']);
    await stood.again();
    await stood.client().threshold.open({ passphrase });
    expect(await stood.view()).toMatchObject({ state: 'open', keyChangeFraction: null });
  });

  it('needs no passphrase for a new key where there is none, and makes a backup anew where there was one', async () => {
    await stood.stand();
    signIn();
    const { path } = await stood.client().device.backup();
    expect(await changeKey(null)).toBe(true);
    const backups = () =>
      readdirSync(join(stood.folder, 'backups')).filter((name) => name.endsWith('.sqlite'));
    await until(() => backups().length === 2, 'there is a backup of the new key');
    rmSync(path);
    await stood.threshold().close();
    stood.damage();
    await stood.stand();
    await stood.client().threshold.restore({ passphrase: null });
    await until(() => stood.hasComeBack(), 'it ends');
    await stood.again();
    expect(await stood.view()).toMatchObject({ state: 'open' });
  });

  it('begins no change of the key that nothing could open', async () => {
    await stood.stand();
    signIn();
    stood.keychain.problem = 'unavailable';
    await expect(stood.client().lock.changeKey({ passphrase: null })).rejects.toMatchObject(
      code('KEY_OUT_OF_REACH'),
    );
    stood.keychain.problem = undefined;
    await stood.again();
    expect(await stood.view()).toMatchObject({ state: 'open' });
  });

  it('keeps the key where the data cannot be encrypted anew, says why and goes on', async () => {
    await stood.stand();
    signIn();
    mkdirSync(`${stood.place().path}.next`);
    await expect(stood.client().lock.changeKey({ passphrase: null })).rejects.toMatchObject(
      code('STORAGE_FAILED'),
    );
    rmdirSync(`${stood.place().path}.next`);
    const key = await stood.databaseKey();
    // Another program has the data open.
    const other = openSqliteFile({ path: stood.place().databasePath, key });
    expect(await changeKey(null)).toBe(false);
    expect(await firstOf(await stood.client().lock.watch())).toMatchObject({
      keyChange: { last: { failure: { code: 'STORAGE_FAILED' } } },
    });
    other.close();
    await stood.again();
    expect(await stood.view()).toMatchObject({ state: 'open' });
  });

  it('is locked after a change of the key for whoever has left meanwhile', async () => {
    await stood.stand();
    signIn();
    await choosePassphrase();
    await stood.again();
    await stood.opensFor(passphrase);
    await stood.client().lock.changeKey({ passphrase });
    await until(() => stood.switches.length === 1, 'it has begun');
    stood.threshold().lockNow();
    await until(() => stood.switches.length === 2, 'it is over');
    expect((await firstOf(await stood.client().session.watch()))?.lock).toBe('PASSPHRASE_NEEDED');
  });
});
