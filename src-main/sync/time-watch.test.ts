import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { createHandScheduler, turn } from '../engine/hand-scheduler.fixture.ts';
import { StorageError } from '../storage/sqlite-file/storage-error.ts';
import { runTimeWatch } from './time-watch.ts';

describe('watching the time', () => {
  let time: ReturnType<typeof createHandScheduler>;
  let nowMs: number;
  let seen: string[];
  let closing: AbortController;
  let onTick: () => void;
  let ended: Promise<void>;
  const pass = async (ms: number) => {
    nowMs += ms;
    await time.end();
  };

  beforeEach(() => {
    time = createHandScheduler();
    nowMs = Date.parse('2026-03-31T10:00:00Z');
    seen = [];
    onTick = () => undefined;
    closing = new AbortController();
    ended = runTimeWatch({
      clock: { now: () => instant(new Date(nowMs).toISOString()) },
      scheduler: time.scheduler,
      log: (_level, event) => seen.push(event),
      signal: closing.signal,
      onTick: () => {
        seen.push('tick');
        onTick();
      },
      onWake: () => seen.push('wake'),
    });
  });
  afterEach(() => closing.abort());

  it('ticks, and takes a machine that is late by seconds for busy', async () => {
    await pass(15_000);
    await pass(40_000);
    expect(seen).toEqual(['tick', 'tick']);
  });

  it('notices once that the device has slept', async () => {
    await pass(15_000);
    await pass(8 * 3_600_000);
    await pass(15_000);
    expect(seen).toEqual(['tick', 'wake', 'tick', 'tick']);
  });

  it('takes a clock that was set back for no sleep', async () => {
    await pass(-86_400_000);
    await pass(15_000);
    expect(seen).toEqual(['tick', 'tick']);
  });

  it('goes on after a tick that failed, for instance at the disk', async () => {
    onTick = () => {
      throw new StorageError('STORAGE_FULL');
    };
    await pass(15_000);
    await pass(15_000);
    expect(seen).toEqual(['tick', 'sync.tick-failed', 'tick', 'sync.tick-failed']);
  });

  it('ends with the program', async () => {
    closing.abort();
    await ended;
    await turn();
    expect(seen).toEqual([]);
  });
});
