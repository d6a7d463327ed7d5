import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PolicyInForce } from '../../src-shared/contract/workstation-policy.ts';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { openWorkstationFile } from '../storage/workstation-file.fixture.ts';
import { createHandScheduler, turn } from './hand-scheduler.fixture.ts';
import { createScreenLock, lockedDevice, type ScreenLock } from './lock.ts';
import { sessionOf } from './session.fixture.ts';

const passphrase = 'four rainy days';
const minuteMs = 60_000;

/** On a real encrypted file; times belong to the test. */
describe('the lock of the screens', () => {
  let held: ReturnType<typeof openWorkstationFile>;
  let elapsedMs = 0;
  let wallMs = 0;
  let changes = 0;
  const hand = createHandScheduler();
  const start = (policy?: PolicyInForce): ScreenLock =>
    createScreenLock({
      device: held.device,
      clock: { now: () => instant(new Date(Date.UTC(2026, 2, 31, 9) + wallMs).toISOString()) },
      monotonic: { elapsedMs: () => elapsedMs },
      scheduler: hand.scheduler,
      policy,
      onChange: () => {
        changes += 1;
      },
    });
  const startWithPassphrase = async (): Promise<ScreenLock> => {
    const lock = start();
    await lock.setPassphrase(null, passphrase);
    return lock;
  };
  const wrongTry = (lock: ScreenLock) =>
    lock.open('not the passphrase').then(
      () => 'opened',
      (error) => error.failure,
    );

  beforeEach(() => {
    held = openWorkstationFile();
    held.device.saveSession(sessionOf('user-ada'));
    elapsedMs = 0;
    wallMs = 0;
    changes = 0;
  });
  afterEach(() => held.remove());

  it('locks nothing before there is a passphrase, which no server knows', () => {
    const lock = start();
    expect(lock.isLocked()).toBe(false);
    expect(() => lock.now()).toThrow('PASSPHRASE_NOT_SET');
    expect(lock.view()).toEqual({
      hasPassphrase: false,
      isPassphraseGone: false,
      doesPasswordOpen: true,
      idleMinutes: 15,
      idleLimitMinutes: null,
      waitSeconds: 0,
      keyChange: null,
    });
  });

  it('opens with the passphrase alone, however its accents were typed', async () => {
    const lock = start();
    await lock.setPassphrase(null, 'vier trübe Tage'.normalize('NFD'));
    lock.now();
    expect(await wrongTry(lock)).toEqual({ code: 'PASSPHRASE_WRONG', params: {} });
    expect(lock.isLocked()).toBe(true);
    await lock.open('vier trübe Tage'.normalize('NFC'));
    expect(lock.isLocked()).toBe(false);
    expect(changes).toBe(4);
  });

  it('is sealed after whoever is opening it has opened it, and opens for nobody then', async () => {
    const lock = await startWithPassphrase();
    lock.now();
    const opening = lock.open(passphrase);
    expect(await lock.seal()).toBe(false);
    await opening;
    lock.now();
    const guess = wrongTry(lock);
    expect(await lock.seal()).toBe(true);
    expect(await guess).toMatchObject({ code: 'PASSPHRASE_WRONG' });
    let isAnswered = false;
    void lock.open(passphrase).finally(() => {
      isAnswered = true;
    });
    // Another lock on the same file needs as long for it.
    await start().open(passphrase);
    expect(isAnswered).toBe(false);
    expect(lock.isLocked()).toBe(true);
  });

  it('says that a forgotten passphrase opens nothing any more until there is another one, after a restart too', async () => {
    const lock = await startWithPassphrase();
    expect(lock.view().isPassphraseGone).toBe(false);
    lock.now();
    lock.signedIn();
    expect(lock.view()).toMatchObject({ hasPassphrase: false, isPassphraseGone: true });
    expect(start().view().isPassphraseGone).toBe(true);
    await lock.setPassphrase(null, 'five rainy days');
    expect(lock.view()).toMatchObject({ hasPassphrase: true, isPassphraseGone: false });
  });

  it('is closed after every start: killing the program opens nothing', async () => {
    await startWithPassphrase();
    const again = start();
    expect(again.isLocked()).toBe(true);
    await again.open(passphrase);
    expect(again.isLocked()).toBe(false);
  });

  it('makes whoever guesses wait longer each time, also after a restart and for many guesses at once', async () => {
    let lock = await startWithPassphrase();
    lock.now();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => wrongTry(lock)));
    expect(answers.map(({ code }) => code)).toEqual([
      ...Array(3).fill('PASSPHRASE_WRONG'),
      ...Array(2).fill('PASSPHRASE_WAIT'),
    ]);
    expect(answers[3]?.params).toEqual({ seconds: 5 });
    elapsedMs += 4_000;
    await expect(lock.open(passphrase)).rejects.toMatchObject({ failure: { params: { seconds: 1 } } });
    lock = start();
    expect(lock.view().waitSeconds).toBe(5);
    elapsedMs += 5_000;
    expect((await wrongTry(lock)).code).toBe('PASSPHRASE_WRONG');
    expect(lock.view().waitSeconds).toBe(10);
    elapsedMs += 10_000;
    await lock.open(passphrase);
    lock.now();
    expect((await wrongTry(lock)).code).toBe('PASSPHRASE_WRONG');
    expect(lock.view().waitSeconds).toBe(0);
  });

  it('never makes anybody wait more than five minutes', async () => {
    const lock = await startWithPassphrase();
    lock.now();
    for (let tries = 0; tries < 12; tries += 1) {
      elapsedMs += 300_000;
      expect((await wrongTry(lock)).code).toBe('PASSPHRASE_WRONG');
    }
    expect(lock.view().waitSeconds).toBe(300);
  });

  it('changes the passphrase for whoever knows the present one', async () => {
    const lock = await startWithPassphrase();
    const change = (present: string, next: string) =>
      lock.setPassphrase(present, next).then(
        () => 'changed',
        (error) => error.failure.code,
      );
    expect(await change('not it', 'another one')).toBe('PASSPHRASE_WRONG');
    expect(await change(passphrase, 'short')).toBe('PASSPHRASE_WEAK');
    expect(await change(passphrase, 'another one')).toBe('changed');
    lock.now();
    expect(await change('another one', 'a third one')).toBe('PASSPHRASE_NEEDED');
    expect((await wrongTry(lock)).code).toBe('PASSPHRASE_WRONG');
    await lock.open('another one');
  });

  it('locks by itself when nobody works, by the clock that says more, and not while somebody does', async () => {
    const lock = await startWithPassphrase();
    const closing = new AbortController();
    const watching = lock.watchIdle(closing.signal);
    const look = async () => {
      await hand.end();
      return lock.isLocked();
    };
    elapsedMs += 14 * minuteMs;
    lock.touch();
    elapsedMs += 14 * minuteMs;
    expect(await look()).toBe(false);
    elapsedMs += minuteMs;
    expect(await look()).toBe(true);
    await lock.open(passphrase);
    // The machine has slept: the clock that nobody can set stood still.
    wallMs += 15 * minuteMs;
    lock.touch();
    expect(lock.isLocked()).toBe(true);
    await lock.open(passphrase);
    lock.setIdleMinutes(null);
    wallMs += 1_000 * minuteMs;
    expect(await look()).toBe(false);
    lock.setIdleMinutes(5);
    expect(await look()).toBe(true);
    expect(start().view().idleMinutes).toBe(5);
    closing.abort();
    await watching;
    await turn();
  });

  it('opens for a sign-in at the server, and then asks the same person for a new passphrase', async () => {
    const lock = await startWithPassphrase();
    lock.now();
    held.device.saveSession(sessionOf('user-ben'));
    lock.signedIn();
    expect(lock.isLocked()).toBe(false);
    held.device.saveSession(sessionOf('user-ada'));
    lock.signedIn();
    expect(lock.view().hasPassphrase).toBe(true);
    lock.now();
    lock.signedIn();
    expect(lock.isLocked()).toBe(false);
    expect(lock.view().hasPassphrase).toBe(false);
  });

  it('keeps no passphrase that could be read, in the encrypted file either', async () => {
    await startWithPassphrase();
    const rows = held.file.database.prepare('SELECT name, value FROM device_setting').all();
    expect(JSON.stringify(rows)).toContain('lock-passphrase/user-ada');
    expect(JSON.stringify(rows)).not.toContain('rainy');
  });

  it('is seen as a lock of the device, behind one that the server has set', async () => {
    const lock = await startWithPassphrase();
    const device = lockedDevice(held.device, lock.reason);
    expect(device.lock()).toBeUndefined();
    lock.now();
    expect(device.lock()).toBe('PASSPHRASE_NEEDED');
    expect(held.device.lock()).toBeUndefined();
    held.device.setLock('DEVICE_REVOKED');
    expect(device.lock()).toBe('DEVICE_REVOKED');
  });
});
