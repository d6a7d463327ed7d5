import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { grantLease } from '../engine/lease.fixture.ts';
import { openWorkstationFile } from '../storage/workstation-file.fixture.ts';
import { createLeaseMeter } from './lease-meter.ts';

const hourMs = 3_600_000;
const yearMs = 8_766 * hourMs;

describe('a lease of 72 hours', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  let nowMs: number;
  let elapsedMs: number;
  const lease = grantLease();
  const clock = { now: () => instant(new Date(nowMs).toISOString()) };
  const meterOf = () => createLeaseMeter(store.device, clock, { elapsedMs: () => elapsedMs });
  /** Time passes for both clocks. */
  const pass = (ms: number) => {
    nowMs += ms;
    elapsedMs += ms;
  };

  beforeEach(() => {
    store = openWorkstationFile();
    nowMs = Date.parse('2026-05-01T08:00:00.000Z');
    elapsedMs = 0;
  });
  afterEach(() => store.remove());

  it('is used up 72 hours after it was taken, by whatever year the clock of the device shows', () => {
    const meter = meterOf();
    meter.restart();
    nowMs += 72 * hourMs - 1;
    expect(meter.usedShare(lease)).toBeLessThan(1);
    nowMs += 1;
    expect(meter.usedShare(lease)).toBeGreaterThanOrEqual(1);
    meter.restart();
    expect(meter.usedShare(lease)).toBeLessThan(1);
  });

  it('is not extended by setting the clock back, also by years and again and again', () => {
    const meter = meterOf();
    meter.restart();
    for (let day = 0; day < 3; day += 1) {
      nowMs += 24 * hourMs - 1_000;
      expect(meter.usedShare(lease)).toBeLessThan(1);
      nowMs -= day === 1 ? yearMs : 24 * hourMs;
      expect(meter.usedShare(lease)).toBeLessThan(1);
    }
    nowMs += 3_000;
    expect(meter.usedShare(lease)).toBeGreaterThanOrEqual(1);
  });

  it('is not extended by whoever holds the clock still while the program runs', () => {
    const meter = meterOf();
    meter.restart();
    const heldMs = nowMs;
    for (let look = 0; look < 72 * 4; look += 1) {
      expect(meter.usedShare(lease)).toBeLessThan(1);
      pass(hourMs / 4);
      nowMs = heldMs;
    }
    expect(meter.usedShare(lease)).toBe(1);
  });

  it('is not extended by runs that are killed before they keep anything, with the clock set back before each', () => {
    meterOf().restart();
    const heldMs = nowMs;
    const runMs = 59_000;
    for (let run = 1; run <= 100; run += 1) {
      nowMs = heldMs;
      elapsedMs = 0;
      const meter = meterOf();
      meter.usedShare(lease);
      pass(runMs);
      expect(meter.usedShare(lease) * 72 * hourMs).toBeGreaterThanOrEqual(run * runMs);
    }
  });

  it('counts the time once where both clocks run, and that of a sleep by the one that goes on', () => {
    const meter = meterOf();
    meter.restart();
    for (let hour = 0; hour < 36; hour += 1) {
      pass(hourMs);
      meter.usedShare(lease);
    }
    expect(meter.usedShare(lease)).toBe(0.5);
    nowMs += 18 * hourMs;
    expect(meter.usedShare(lease)).toBe(0.75);
  });

  it('a start after a night costs the night and no more', () => {
    meterOf().restart();
    nowMs += 12 * hourMs;
    expect(meterOf().usedShare(lease)).toBe(12 / 72);
  });

  it('counts what has passed while the program did not run', () => {
    meterOf().restart();
    nowMs += 50 * hourMs;
    expect(meterOf().usedShare(lease)).toBeLessThan(1);
    nowMs += 22 * hourMs;
    expect(meterOf().usedShare(lease)).toBeGreaterThanOrEqual(1);
  });

  it('keeps what was used when the clock is set back and the program ends', () => {
    const meter = meterOf();
    meter.restart();
    nowMs += 71 * hourMs;
    meter.usedShare(lease);
    nowMs -= 71 * hourMs;
    meter.usedShare(lease);
    const next = meterOf();
    nowMs += hourMs;
    expect(next.usedShare(lease)).toBeGreaterThanOrEqual(1);
  });
});
