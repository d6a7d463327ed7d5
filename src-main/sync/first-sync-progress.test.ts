import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { sessionOf } from '../engine/session.fixture.ts';
import { openWorkstationFile } from '../storage/workstation-file.fixture.ts';
import { createFirstSyncProgress } from './first-sync-progress.ts';
import { writePullMark } from './pull-mark.ts';

describe('how far a first sync is', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  let nowMs: number;
  const clock = { now: () => instant(new Date(nowMs).toISOString()) };
  const progressOf = () => createFirstSyncProgress(store.device, clock);
  const page = { documents: 1_000, bytes: 300_000 };

  beforeEach(() => {
    store = openWorkstationFile();
    store.device.saveSession(sessionOf('user-1'));
    nowMs = Date.parse('2026-03-31T10:00:00Z');
  });
  afterEach(() => store.remove());

  it('counts documents and bytes; total and time left are unknown until the server has said', () => {
    const progress = progressOf();
    progress.received(page);
    nowMs += 1_000;
    progress.received(page);
    expect(progress.state()).toEqual({
      documents: 2_000,
      bytes: 600_000,
      totalDocuments: null,
      secondsLeft: null,
    });
    progress.expect(10_000);
    expect(progress.state()).toMatchObject({ totalDocuments: 10_000 });
  });

  it('says the time left from what came lately, without jumping at a page', () => {
    const progress = progressOf();
    progress.expect(61_000);
    for (let count = 0; count < 60; count += 1) {
      nowMs += 1_000;
      progress.received(page);
    }
    expect(progress.state()).toMatchObject({ documents: 60_000, secondsLeft: 1 });
    progress.expect(160_000);
    expect(progress.state().secondsLeft).toBe(100);
    nowMs += 2_000;
    progress.received(page);
    expect(progress.state().secondsLeft).toBeGreaterThan(100);
    expect(progress.state().secondsLeft).toBeLessThan(125);
  });

  it('bears a clock that is set back or on by a year', () => {
    const progress = progressOf();
    progress.expect(100_000);
    for (const stepMs of [1_000, -31_536_000_000, 1_000, 31_536_000_000, 1_000, 1_000]) {
      nowMs += stepMs;
      progress.received(page);
    }
    expect(progress.state().documents).toBe(6_000);
    expect(progress.state().secondsLeft ?? 0).toBeGreaterThanOrEqual(0);
  });

  it('goes on where the program was ended, and begins anew for another user', () => {
    const mark = { state: 'first', checkpoint: null, documents: 5_000, bytes: 1_500_000 } as const;
    writePullMark(store.device, 'invoices', { ...mark, userId: 'user-1' });
    writePullMark(store.device, 'payments', { ...mark, userId: 'user-2' });
    const progress = progressOf();
    expect(progress.state()).toMatchObject({ documents: 5_000, bytes: 1_500_000 });
    store.device.saveSession(sessionOf('user-3'));
    progress.restart();
    expect(progress.state()).toMatchObject({ documents: 0, bytes: 0, totalDocuments: null });
  });
});
