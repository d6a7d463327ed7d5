import { describe, expect, it } from 'vitest';
import { createTallies } from './attempt-tallies.ts';
import { createSignInThrottle } from './sign-in-throttle.ts';

function openThrottle() {
  const clock = { now: new Date('2026-03-31T09:00:00.000Z') };
  const throttle = createSignInThrottle(() => clock.now);
  const wait = (ms: number): void => {
    clock.now = new Date(clock.now.getTime() + ms);
  };
  /** How many of so many guesses at once may check their password. */
  const guess = (count: number, name: string, address: string): number =>
    Array.from({ length: count }, () => throttle.admit(name, address)).filter(Boolean).length;
  return { throttle, wait, guess };
}

const minute = 60_000;

describe('the throttle of sign-ins', () => {
  it('counts an attempt before its password is checked, so that guesses at once gain nothing', () => {
    const { guess, wait } = openThrottle();
    expect(guess(290, 'amelie', '10.0.0.1')).toBe(6);
    wait(1000);
    expect(guess(290, 'AMELIE', '10.0.0.1')).toBe(1);
    wait(1000);
    expect(guess(290, 'amelie', '10.0.0.1')).toBe(0);
    wait(1000);
    expect(guess(290, 'amelie', '10.0.0.1')).toBe(1);
  });

  it('lets the owner in while a stranger guesses elsewhere', () => {
    const { guess, wait, throttle } = openThrottle();
    for (let second = 0; second < 3600; second += 1) {
      guess(10, 'amelie', '203.0.113.9');
      wait(1000);
    }
    expect(throttle.admit('amelie', '10.0.0.1')).toBeDefined();
  });

  it('slows guesses from many addresses, but not where the owner has signed in before', () => {
    const { guess, wait, throttle } = openThrottle();
    throttle.admit('amelie', '10.0.0.1')?.succeeded();
    const addresses = Array.from({ length: 500 }, (_, n) => `203.0.113.${n}`);
    const admitted = addresses.reduce((sum, address) => sum + guess(10, 'amelie', address), 0);
    expect(admitted).toBeLessThanOrEqual(101);
    expect(throttle.admit('amelie', '198.51.100.1')).toBeUndefined();
    expect(throttle.admit('amelie', '10.0.0.1')).toBeDefined();
    wait(minute);
    expect(throttle.admit('amelie', '198.51.100.1')).toBeDefined();
  });

  it('slows an address that tries many names, for a minute at most', () => {
    const { guess, wait, throttle } = openThrottle();
    const names = Array.from({ length: 1000 }, (_, n) => `user ${n}`);
    expect(names.reduce((sum, name) => sum + guess(1, name, '203.0.113.9'), 0)).toBeLessThanOrEqual(301);
    expect(throttle.admit('tomasz', '203.0.113.9')).toBeUndefined();
    expect(throttle.admit('tomasz', '10.0.0.1')).toBeDefined();
    wait(minute);
    expect(throttle.admit('tomasz', '203.0.113.9')).toBeDefined();
  });

  it('does not count who signs in, nor what could not be checked', () => {
    const { throttle } = openThrottle();
    for (let n = 0; n < 400; n += 1) throttle.admit(`user ${n}`, '10.0.0.1')?.succeeded();
    for (let n = 0; n < 400; n += 1) throttle.admit('ruth', '10.0.0.1')?.withdrawn();
    expect(throttle.admit('ruth', '10.0.0.1')).toBeDefined();
  });
});

describe('counts of attempts', () => {
  it('keep to their bound; the one counted longest ago goes first', () => {
    const tallies = createTallies({ freeFailures: 1, maxWaitMs: minute }, 100);
    tallies.add('first', 0);
    for (let n = 0; n < 5000; n += 1) {
      tallies.add('first', n);
      tallies.add(`other ${n}`, n);
    }
    expect(tallies.size()).toBe(100);
    expect(tallies.isBlocked('first', 5000)).toBe(true);
  });

  it('are forgotten an hour after the last failure', () => {
    const tallies = createTallies({ freeFailures: 1, maxWaitMs: minute });
    tallies.add('a', 0);
    tallies.add('a', 0);
    expect([tallies.isBlocked('a', 999), tallies.isBlocked('a', 1000)]).toEqual([true, false]);
    tallies.add('a', 61 * minute);
    expect(tallies.isBlocked('a', 61 * minute)).toBe(false);
  });
});
