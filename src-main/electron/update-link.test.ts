import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineMessage } from './engine-messages.ts';
import { createUpdateLink } from './update-link.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ask = { storageVersion: 9, isAtQuit: true };
const prepared = { name: 'prepared' } as const;
const noEngineNeeded = () => Promise.reject(new Error('the engine was to be asked'));

test('each ask gets its own answer', async () => {
  const told: EngineMessage[] = [];
  const link = createUpdateLink((message) => told.push(message), noEngineNeeded);
  const first = link.prepare(ask);
  const second = link.prepare({ ...ask, isAtQuit: false });
  expect(told).toEqual([
    { type: 'update-prepare', id: 1, ask },
    { type: 'update-prepare', id: 2, ask: { ...ask, isAtQuit: false } },
  ]);
  link.receive({ type: 'update-prepared', id: 2, preparedness: { name: 'delayed', delay: 'typing' } });
  link.receive({ type: 'update-prepared', id: 1, preparedness: prepared });
  link.receive({ type: 'update-prepared', id: 7, preparedness: prepared });
  expect(await first).toEqual(prepared);
  expect(await second).toEqual({ name: 'delayed', delay: 'typing' });
  expect(vi.getTimerCount()).toBe(0);
});

const notAnswering = { name: 'delayed', delay: 'not-answering' };

test('an engine that does not even hear holds nobody longer than five seconds', async () => {
  const link = createUpdateLink(() => undefined, noEngineNeeded);
  const answer = link.prepare(ask);
  vi.advanceTimersByTime(5_000);
  expect(await answer).toEqual(notAnswering);
});

test('one that is at a backup has two minutes, and not more', async () => {
  const link = createUpdateLink(() => undefined, noEngineNeeded);
  const inTime = link.prepare(ask);
  const late = link.prepare(ask);
  for (const id of [1, 2]) link.receive({ type: 'update-prepared', id, preparedness: null });
  vi.advanceTimersByTime(119_000);
  link.receive({ type: 'update-prepared', id: 1, preparedness: prepared });
  vi.advanceTimersByTime(1_000);
  expect(await inTime).toEqual(prepared);
  expect(await late).toEqual(notAnswering);
  expect(vi.getTimerCount()).toBe(0);
});

test('where the engine does not come back nobody waits for it: main makes the workstation safe by itself', async () => {
  const told: EngineMessage[] = [];
  const link = createUpdateLink(
    (message) => told.push(message),
    async () => prepared,
  );
  link.engineIsGone();
  expect(await link.prepare(ask)).toEqual(prepared);
  expect(told).toEqual([]);
});
