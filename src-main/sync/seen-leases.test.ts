import { afterEach, beforeEach, expect, it } from 'vitest';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { grantLease } from '../engine/lease.fixture.ts';
import { openWorkstationFile } from '../storage/workstation-file.fixture.ts';
import { createSeenLeases } from './seen-leases.ts';

let store: ReturnType<typeof openWorkstationFile>;
const startMs = Date.parse('2026-04-03T08:00:00.000Z');
const endingAfter = (minutes: number) =>
  grantLease({ expiresAt: instant(new Date(startMs + minutes * 60_000).toISOString()) });

beforeEach(() => {
  store = openWorkstationFile();
});
afterEach(() => store.remove());

it('takes each lease once, in whatever order they end, also after a restart', () => {
  const seen = createSeenLeases(store.device);
  for (const minutes of [60, 120, 30, 90]) expect(seen.add(endingAfter(minutes)), `${minutes}`).toBe(true);
  const again = createSeenLeases(store.device);
  for (const minutes of [60, 120, 30, 90]) expect(again.add(endingAfter(minutes)), `${minutes}`).toBe(false);
});

it('refuses what is older than all that it remembers: it may have been seen', () => {
  const seen = createSeenLeases(store.device);
  for (let minutes = 1; minutes <= 1_002; minutes += 1) seen.add(endingAfter(minutes));
  for (const minutes of [0, 1, 2, 3, 1_002]) expect(seen.add(endingAfter(minutes)), `${minutes}`).toBe(false);
  expect(seen.add(endingAfter(2.5))).toBe(true);
  expect(seen.add(endingAfter(1_003))).toBe(true);
});
