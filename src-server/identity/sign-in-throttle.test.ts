import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { addFailure, noFailures, takeBackFailure } from './attempt-tally.ts';
import { type Admission, createSignInThrottle } from './sign-in-throttle.ts';
import { sweepSignInAttempts } from './sweep.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const minute = 60_000;

describe.each(stores)('the throttle of sign-ins on $name', ({ store }) => {
  /** Two server processes on one database, with names and addresses of their own. */
  function openThrottles() {
    const clock = { now: new Date('2026-03-31T09:00:00.000Z') };
    const throttles = [0, 1].map(() => createSignInThrottle(store.db, () => clock.now));
    const own = randomUUID();
    let turn = 0;
    const admit = async (name: string, address: string): Promise<Admission | undefined> => {
      turn += 1;
      const admitted = await throttles[turn % 2]?.admit(`${name} ${own}`, `${address} ${own}`);
      return admitted === undefined || 'waitMs' in admitted ? undefined : admitted;
    };
    /** How many of so many guesses at once may check their password. */
    const guess = async (count: number, name: string, address: string): Promise<number> => {
      const guesses = await Promise.all(Array.from({ length: count }, () => admit(name, address)));
      return guesses.filter((one) => one !== undefined).length;
    };
    const wait = (ms: number): void => {
      clock.now = new Date(clock.now.getTime() + ms);
    };
    return { clock, admit, guess, wait };
  }

  it('counts an attempt before its password is checked, for all server processes together', async () => {
    const { guess, wait } = openThrottles();
    expect(await guess(40, 'amelie', '10.0.0.1')).toBe(6);
    wait(1000);
    expect(await guess(40, 'AMELIE', '10.0.0.1')).toBe(1);
    wait(1000);
    expect(await guess(5, 'amelie', '10.0.0.1')).toBe(0);
    wait(1000);
    expect(await guess(5, 'amelie', '10.0.0.1')).toBe(1);
  });

  it('lets the owner in while a stranger guesses elsewhere', async () => {
    const { admit, guess, wait } = openThrottles();
    for (let round = 0; round < 20; round += 1) {
      await guess(10, 'amelie', '203.0.113.9');
      wait(10 * minute);
    }
    expect(await admit('amelie', '10.0.0.1')).toBeDefined();
  });

  it('slows guesses from many addresses, but not where the owner has signed in before', async () => {
    const { admit, guess, wait } = openThrottles();
    await (await admit('amelie', '10.0.0.1'))?.succeeded();
    let admitted = 0;
    for (let n = 0; n < 30; n += 1) admitted += await guess(6, 'amelie', `203.0.113.${n}`);
    expect(admitted).toBe(101);
    expect(await admit('amelie', '198.51.100.1')).toBeUndefined();
    expect(await admit('amelie', '10.0.0.1')).toBeDefined();
    wait(minute);
    expect(await admit('amelie', '198.51.100.1')).toBeDefined();
  });

  it('slows an address that tries many names, for a minute at most', async () => {
    const { admit, wait } = openThrottles();
    let admitted = 0;
    for (let n = 0; n < 310; n += 1) {
      if ((await admit(`user ${n}`, '203.0.113.9')) !== undefined) admitted += 1;
    }
    expect(admitted).toBe(301);
    expect(await admit('tomasz', '203.0.113.9')).toBeUndefined();
    expect(await admit('tomasz', '10.0.0.1')).toBeDefined();
    wait(minute);
    expect(await admit('tomasz', '203.0.113.9')).toBeDefined();
  });

  it('does not count who signs in, nor what could not be checked', async () => {
    const { admit } = openThrottles();
    for (let n = 0; n < 12; n += 1) await (await admit('ruth', '10.0.0.1'))?.succeeded();
    for (let n = 0; n < 12; n += 1) await (await admit('ruth', '10.0.0.2'))?.withdrawn();
    expect(await admit('ruth', '10.0.0.1')).toBeDefined();
    expect(await admit('ruth', '10.0.0.2')).toBeDefined();
  });

  it('keeps no name and no address, and forgets what is old', async () => {
    const { admit, clock } = openThrottles();
    await admit('nadia', '192.0.2.77');
    const rows = await store.db.selectFrom('sign_in_attempt').selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/nadia|192\.0\.2\.77/);
    expect(rows.length).toBeGreaterThan(0);
    await sweepSignInAttempts(store.db, new Date(clock.now.getTime() + 91 * 86_400_000));
    expect(await store.db.selectFrom('sign_in_attempt').select('key').execute()).toEqual([]);
  });
});

describe('a tally of failures', () => {
  const limit = { freeFailures: 1, maxWaitMs: minute };

  it('doubles the wait with every failure beyond the free ones, up to the longest', () => {
    let tally = noFailures;
    const waits = Array.from({ length: 9 }, () => {
      tally = addFailure(tally, limit, 5000);
      return Math.max(0, tally.blockedUntil - 5000);
    });
    expect(waits).toEqual([0, 1000, 2000, 4000, 8000, 16_000, 32_000, minute, minute]);
  });

  it('blocks nobody while failures are free, not even where the clock is set back', () => {
    expect(addFailure(noFailures, limit, 5000).blockedUntil).toBe(0);
    expect(addFailure(addFailure(noFailures, limit, 5000), limit, 5000).blockedUntil).toBe(6000);
  });

  it('begins anew an hour after the last failure', () => {
    const twice = addFailure(addFailure(noFailures, limit, 0), limit, 0);
    expect(addFailure(twice, limit, 60 * minute).failures).toBe(3);
    expect(addFailure(twice, limit, 60 * minute + 1)).toMatchObject({ failures: 1 });
  });

  it('gives back a failure with its wait', () => {
    const twice = addFailure(addFailure(noFailures, limit, 7000), limit, 7000);
    expect(takeBackFailure(twice, limit)).toEqual({ failures: 1, blockedUntil: 0, lastAt: 7000 });
  });
});
