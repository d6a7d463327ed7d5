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
  const lease = grantLease();
  const clock = { now: () => instant(new Date(nowMs).toISOString()) };
  const meterOf = () => createLeaseMeter(store.device, clock);

  beforeEach(() => {
    store = openWorkstationFile();
    nowMs = Date.parse('2026-05-01T08:00:00.000Z');
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
