import { describe, expect, test } from 'vitest';
import { createRateMeter, secondsLeft } from './rate-meter.ts';

function meterAt() {
  let now = 10_000;
  const meter = createRateMeter({ elapsedMs: () => now });
  return {
    meter,
    /** So many are done one after the other, each after so many milliseconds. */
    work(count: number, eachMs: number) {
      for (let done = 0; done < count; done += 1) {
        now += eachMs;
        meter.mark();
      }
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('the rate of work', () => {
  test('is not told before it is known', () => {
    const { meter, work, pass } = meterAt();
    expect(meter.perSecond()).toBeNull();
    work(10, 10);
    expect(meter.perSecond()).toBeNull();
    pass(400);
    expect(meter.perSecond()).toBe(20);
  });

  test('is that of the last seconds', () => {
    const { meter, work, pass } = meterAt();
    work(100, 100);
    expect(meter.perSecond()).toBe(10);
    work(500, 20);
    expect(meter.perSecond()).toBe(50);
    pass(2_500);
    expect(meter.perSecond()).toBe(25);
    pass(5_000);
    expect(meter.perSecond()).toBeNull();
  });

  test('stays right over very many of them', () => {
    const { meter, work } = meterAt();
    work(50_000, 1);
    expect(meter.perSecond()).toBe(1_000);
  });

  test('says how long the rest takes', () => {
    expect(secondsLeft(90, 20)).toBe(5);
    expect(secondsLeft(0, 20)).toBe(0);
    expect(secondsLeft(90, null)).toBeNull();
  });
});
