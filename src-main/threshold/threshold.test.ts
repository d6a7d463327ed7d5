import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DesktopView } from '../../src-shared/contract/desktop-view.ts';
import type { engineContract } from '../../src-shared/contract/engine-contract.ts';
import {
  envelopeSchema,
  openByPassphrase,
  openEnvelope,
  passphraseSlot,
  passphraseSlots,
  withSlot,
  zero,
} from '../desktop/keys/envelope.ts';
import { readKeyFile, writeKeyFile } from '../desktop/keys/envelope-file.ts';
import { openUnattended } from '../desktop/keys/open-envelope.ts';
import { firstOf, until } from '../engine/engine.fixture.ts';
import { openWorkstationEngine } from '../engine/open-workstation-engine.ts';
import { type DesktopPort, noDesktop } from '../engine/ports/desktop-port.ts';
import { sessionOf } from '../engine/session.fixture.ts';
import { storageFileName, storageVersion } from '../engine/start-engine.ts';
import { systemMonotonicClock } from '../engine/system-clock.ts';
import { timerScheduler } from '../engine/timer-scheduler.ts';
import { openSqliteFile } from '../storage/sqlite-file/open-sqlite-file.ts';
import { createTrainingSwitch, type TrainingSwitch } from '../training/training-switch.ts';
import { createStandInKeychain, type StandInKeychain } from './stand-in-keychain.fixture.ts';
import { createThreshold } from './threshold.ts';
import type { Threshold } from './threshold-options.ts';

const passphrase = 'four rainy days';

describe('a threshold', { timeout: 60_000 }, () => {
  let folder = '';
  let keychain: StandInKeychain;
  let threshold: Threshold;
  let hasComeBack = false;
  let switches: string[] = [];
  let engines: TrainingSwitch | undefined;
  let tellDamage = (): void => undefined;
  let desktopView: DesktopView | null = null;
  const listeners = new Set<() => void>();
  const desktop: DesktopPort = {
    ...noDesktop,
    view: () => desktopView,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const show = (view: DesktopView) => {
    desktopView = view;
    for (const listener of listeners) listener();
  };
  const ports: MessagePort[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-threshold-'));
    keychain = createStandInKeychain();
    // An earlier threshold may still tell.
    switches = [];
  });
  afterEach(async () => {
    for (const port of ports.splice(0)) port.close();
    await threshold.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const place = () => ({
    path: join(folder, 'workstation.key'),
    databasePath: join(folder, 'workstation', storageFileName),
  });
  const slots = () => readKeyFile(place().path, envelopeSchema).slots.map(({ kind }) => kind);
  const stand = async (contact?: string) => {
    hasComeBack = false;
    const log = () => undefined;
    const told = switches;
    threshold = await createThreshold({
      place: place(),
      lockScreenPath: join(folder, 'lock-screen.json'),
      desktop,
      unattended: keychain.unattended,
      policy:
        contact === undefined ? undefined : { source: 'named', place: '', policy: { version: 1, contact } },
      openEngines: async (opening) => {
        tellDamage = opening.onDamage;
        engines = await createTrainingSwitch({
          openWork: (training) =>
            openWorkstationEngine({
              ...{ directory: join(folder, 'workstation'), dataFolder: folder, ...opening, training, log },
              ...{ serverUrl: undefined, today: undefined, signInFile: undefined, demoSignInFile: undefined },
              ...{ host: 'electron', version: '0.0.0-test' },
            }),
          prepareTraining: undefined,
          onSwitch: () => undefined,
          log,
        });
        return engines;
      },
      onSwitch: () => {
        told.push(threshold.engine() === engines?.engine() ? 'open' : 'closed');
      },
      comeBack: () => {
        hasComeBack = true;
      },
      about: () => ({ today: '2026-03-31', host: 'electron', version: '0.0.0-test' }),
      monotonic: systemMonotonicClock,
      scheduler: timerScheduler,
      now: () => new Date('2026-03-31T12:00:00Z'),
      log,
    });
  };
  const again = async () => {
    await threshold.close();
    await stand();
  };
  /** A client of what answers at the moment. */
  const client = (): ContractRouterClient<typeof engineContract> => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port2);
    threshold.engine()?.serveMessagePort(port1);
    port1.start();
    port2.start();
    return createORPCClient(new RPCLink({ port: port2 }));
  };
  const view = async () => firstOf(await client().threshold.watch());
  const databaseKey = async () => {
    const envelope = readKeyFile(place().path, envelopeSchema);
    const opened = await openUnattended(place(), envelope, keychain.unattended);
    if (typeof opened === 'string') throw new Error(opened);
    return opened.databaseKey;
  };
  const opensFor = async (given: string) => {
    await client().threshold.open({ passphrase: given });
    await until(() => switches.length > 0, 'windows are told');
    switches.length = 0;
  };
  const setPassphrase = async () => {
    const envelope = readKeyFile(place().path, envelopeSchema);
    const opened = await openUnattended(place(), envelope, keychain.unattended);
    if (typeof opened === 'string') throw new Error(opened);
    const slot = await passphraseSlot(opened.envelopeKey, 'somebody', passphrase);
    writeKeyFile(place().path, withSlot(envelope, slot));
    zero(opened);
  };
  const damage = () => {
    const { size } = statSync(place().databasePath);
    const file = openSync(place().databasePath, 'r+');
    writeSync(file, Buffer.alloc(size - 4096, 0x5a), 0, size - 4096, 4096);
    closeSync(file);
  };
  const code = (wanted: string) => ({ data: { code: wanted } });

  it('writes nothing where the keychain only pretends, and begins when it is a real one', async () => {
    keychain.problem = 'pretends';
    await stand();
    expect(await view()).toMatchObject({ state: 'keychain-pretends', ways: ['try-again'] });
    expect(readdirSync(folder)).toEqual([]);
    keychain.problem = undefined;
    await client().threshold.tryAgain();
    expect(await view()).toMatchObject({ state: 'open' });
  });

  it('shows what the shell has to say, and each change of it, also before anything is open', async () => {
    keychain.problem = 'pretends';
    await stand();
    const shown = await client().desktop.watch();
    expect((await shown.next()).value).toBe(null);
    show({ platform: 'linux', updates: null, protectsContents: null });
    expect((await shown.next()).value).toMatchObject({ platform: 'linux' });
  });

  it('gives nothing up for a keychain that is locked for a moment', async () => {
    await stand();
    keychain.problem = 'unavailable';
    await again();
    expect(await view()).toMatchObject({ state: 'keychain-unavailable', ways: ['try-again'] });
    await expect(client().threshold.startAnew()).rejects.toMatchObject(code('NOT_A_WAY'));
    await expect(client().threshold.restore({ passphrase: null })).rejects.toMatchObject(code('NOT_A_WAY'));
    keychain.problem = undefined;
    await client().threshold.tryAgain();
    expect(await view()).toMatchObject({ state: 'open' });
  });

  it('opens what another keychain has wrapped for a passphrase, and ties it to this one', async () => {
    await stand();
    await setPassphrase();
    keychain.user = 2;
    await again();
    expect(await view()).toMatchObject({
      state: 'keychain-lost',
      ways: ['passphrase', 'try-again', 'start-anew'],
    });
    await expect(client().threshold.open({ passphrase: 'a guess' })).rejects.toMatchObject(
      code('PASSPHRASE_WRONG'),
    );
    await client().threshold.open({ passphrase });
    expect(await view()).toMatchObject({ state: 'open' });
    await again();
    expect(await view()).toMatchObject({ state: 'open' });
    expect(slots().toSorted()).toEqual(['keychain', 'passphrase']);
  });

  it('begins anew where nothing opens the key any more, and removes nothing', async () => {
    await stand();
    keychain.user = 2;
    await again();
    expect(await view()).toMatchObject({ state: 'keychain-lost', ways: ['try-again', 'start-anew'] });
    await client().threshold.startAnew();
    expect(await view()).toMatchObject({ state: 'open' });
    const kept = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.includes('.set-aside-'),
    );
    expect(kept.some((name) => name.includes('workstation.key'))).toBe(true);
    expect(kept.some((name) => name.includes(storageFileName))).toBe(true);
    await again();
    expect(await view()).toMatchObject({ state: 'open' });
  });

  it('restores the newest backup of a damaged file, in a process that has not had the key', async () => {
    await stand();
    await client().device.backup();
    await threshold.close();
    damage();
    await stand('IT desk');
    expect(await view()).toMatchObject({
      state: 'damaged',
      restoreNeedsPassphrase: false,
      contact: 'IT desk',
    });
    expect((await view()).ways).toEqual(['restore', 'try-again', 'start-anew']);
    await client().threshold.restore({ passphrase: null });
    await until(() => hasComeBack, 'it ends');
    await again();
    expect(await view()).toMatchObject({ state: 'open' });
  });

  it('lets a new version mend what it cannot open, with a copy of it as it lay', async () => {
    await stand();
    await threshold.close();
    damage();
    await stand();
    const { databasePath } = place();
    const before = readFileSync(databasePath);
    const ask = { storageVersion: storageVersion + 1, isAtQuit: true };
    expect(await threshold.prepareUpdate(ask)).toEqual({ name: 'prepared' });
    const copy = join(folder, 'backups', 'before-update-as-it-lay-20260331T120000');
    expect(readFileSync(join(copy, storageFileName)).equals(before)).toBe(true);
    expect(existsSync(join(copy, 'workstation.key'))).toBe(true);
    expect(await view()).toMatchObject({ state: 'damaged', ways: ['try-again', 'start-anew'] });
  });

  it('leaves everything as it is where the backup is damaged as well', async () => {
    await stand();
    const { path } = await client().device.backup();
    await threshold.close();
    damage();
    rmSync(path);
    writeKeyFile(path, { not: 'a backup' });
    await stand();
    const { size } = statSync(place().databasePath);
    await expect(client().threshold.restore({ passphrase: null })).rejects.toMatchObject(
      code('BACKUP_NOT_USABLE'),
    );
    expect(statSync(place().databasePath).size).toBe(size);
    expect(await view()).toMatchObject({ state: 'damaged' });
    expect(existsSync(place().path)).toBe(true);
  });

  it('restores for a passphrase alone where nothing else opens the key', async () => {
    await stand();
    await client().device.backup();
    await setPassphrase();
    const envelope = readKeyFile(place().path, envelopeSchema);
    const alone = envelope.slots.filter(({ kind }) => kind === 'passphrase');
    writeKeyFile(place().path, { ...envelope, slots: alone });
    await threshold.close();
    damage();
    await stand();
    expect(await view()).toMatchObject({
      state: 'passphrase-only',
      ways: ['passphrase', 'try-again', 'start-anew'],
    });
    keychain.problem = 'unavailable';
    await client().threshold.open({ passphrase });
    expect(await view()).toMatchObject({ state: 'damaged', restoreNeedsPassphrase: true });
    await expect(client().threshold.restore({ passphrase: 'a guess' })).rejects.toMatchObject(
      code('PASSPHRASE_WRONG'),
    );
    await client().threshold.restore({ passphrase });
    await until(() => hasComeBack, 'it ends');
    await again();
    await client().threshold.open({ passphrase });
    expect(await view()).toMatchObject({ state: 'open' });
  });

  const changeKey = async (given: string | null) => {
    const before = readFileSync(place().databasePath).subarray(0, 16);
    await client().lock.changeKey({ passphrase: given });
    await until(() => switches.length === 2, 'it is over');
    expect(switches).toEqual(['closed', 'open']);
    return !readFileSync(place().databasePath).subarray(0, 16).equals(before);
  };
  const signIn = () => engines?.engine()?.services.device.saveSession(sessionOf('user-ada'));
  const choosePassphrase = () => client().lock.setPassphrase({ present: null, next: passphrase });

  it('gives the data a new key and the envelope too, and goes on where it was', async () => {
    await stand();
    signIn();
    await choosePassphrase();
    await again();
    await opensFor(passphrase);
    const former = readKeyFile(place().path, envelopeSchema);
    await expect(client().lock.changeKey({ passphrase: 'a guess' })).rejects.toMatchObject(
      code('PASSPHRASE_WRONG'),
    );
    expect(await changeKey(passphrase)).toBe(true);
    expect(await firstOf(await client().lock.watch())).toMatchObject({
      keyChange: { last: { failure: null } },
    });
    expect((await firstOf(await client().session.watch()))?.lock).toBe(null);
    // The former key of the envelope, with which somebody may have a copy, opens the new one no more.
    const opened = await openByPassphrase(former, passphraseSlots(former), passphrase);
    const present = readKeyFile(place().path, envelopeSchema);
    expect(openEnvelope(present, opened?.envelopeKey ?? new Uint8Array(32))).toBe(undefined);
    expect(slots().toSorted()).toEqual(['keychain', 'passphrase']);
    await again();
    await client().threshold.open({ passphrase });
    expect(await view()).toMatchObject({ state: 'open', keyChangeFraction: null });
  });

  it('needs no passphrase for a new key where there is none, and makes a backup anew where there was one', async () => {
    await stand();
    signIn();
    const { path } = await client().device.backup();
    expect(await changeKey(null)).toBe(true);
    const backups = () => readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.sqlite'));
    await until(() => backups().length === 2, 'there is a backup of the new key');
    rmSync(path);
    await threshold.close();
    damage();
    await stand();
    await client().threshold.restore({ passphrase: null });
    await until(() => hasComeBack, 'it ends');
    await again();
    expect(await view()).toMatchObject({ state: 'open' });
  });

  it('begins no change of the key that nothing could open', async () => {
    await stand();
    signIn();
    keychain.problem = 'unavailable';
    await expect(client().lock.changeKey({ passphrase: null })).rejects.toMatchObject(
      code('KEY_OUT_OF_REACH'),
    );
    keychain.problem = undefined;
    await again();
    expect(await view()).toMatchObject({ state: 'open' });
  });

  it('keeps the key where the data cannot be encrypted anew, says why and goes on', async () => {
    await stand();
    signIn();
    mkdirSync(`${place().path}.next`);
    await expect(client().lock.changeKey({ passphrase: null })).rejects.toMatchObject(code('STORAGE_FAILED'));
    rmdirSync(`${place().path}.next`);
    const key = await databaseKey();
    // Another program has the data open.
    const other = openSqliteFile({ path: place().databasePath, key });
    expect(await changeKey(null)).toBe(false);
    expect(await firstOf(await client().lock.watch())).toMatchObject({
      keyChange: { last: { failure: { code: 'STORAGE_FAILED' } } },
    });
    other.close();
    await again();
    expect(await view()).toMatchObject({ state: 'open' });
  });

  it('is locked after a change of the key for whoever has left meanwhile', async () => {
    await stand();
    signIn();
    await choosePassphrase();
    await again();
    await opensFor(passphrase);
    await client().lock.changeKey({ passphrase });
    await until(() => switches.length === 1, 'it has begun');
    threshold.lockNow();
    await until(() => switches.length === 2, 'it is over');
    expect((await firstOf(await client().session.watch()))?.lock).toBe('PASSPHRASE_NEEDED');
  });

  it('closes a file that is found damaged while the work goes on, and says so', async () => {
    await stand();
    damage();
    // As the storage tells it when work meets such a page.
    tellDamage();
    expect(await view()).toMatchObject({ state: 'damaged' });
    expect((await view()).ways).toContain('start-anew');
    await client().threshold.tryAgain();
    // Closing has written the pages anew that it had in memory: here the file is whole again.
    expect(await view()).toMatchObject({ state: 'open' });
  });
});
