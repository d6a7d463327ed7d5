import type { FirstSyncState } from '../../src-shared/contract/sync-state.ts';
import { collectionNames } from '../../src-shared/protocol/collections.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import { readPullMark } from './pull-mark.ts';
import type { PageWeight } from './replica-sweep.ts';

/** How far the first sync is. What earlier runs of the program have brought counts. */
export type FirstSyncProgress = {
  received(page: PageWeight): void;
  /** How many documents there are to fetch, as the server says. */
  expect(documents: number): void;
  /** Another user begins, or the program. */
  restart(): void;
  state(): FirstSyncState;
};

// The rate follows what came within about this time: a page more or less does not make the time left jump.
const smoothingMs = 8_000;

export function createFirstSyncProgress(
  device: Pick<DevicePort, 'setting' | 'session'>,
  clock: Pick<Clock, 'now'>,
): FirstSyncProgress {
  const nowMs = () => Date.parse(clock.now());
  let held: PageWeight = heldSoFar(device);
  let total: number | null = null;
  let rate: Rate | undefined;
  return {
    received(page) {
      held = { documents: held.documents + page.documents, bytes: held.bytes + page.bytes };
      rate = nextRate(rate, page.documents, nowMs());
    },
    expect(documents) {
      total = documents;
      rate ??= { perMs: null, atMs: nowMs() };
    },
    restart() {
      held = heldSoFar(device);
      total = null;
      rate = undefined;
    },
    state: () => ({ ...held, totalDocuments: total, secondsLeft: secondsLeft(held.documents, total, rate) }),
  };
}

type Rate = {
  /** Documents per millisecond; null before the first page. */
  readonly perMs: number | null;
  readonly atMs: number;
};

function nextRate(before: Rate | undefined, documents: number, atMs: number): Rate {
  if (before === undefined) return { perMs: null, atMs };
  // Pages of several collections arrive close together; a clock that was set back has gone no time.
  const passedMs = Math.max(1, atMs - before.atMs);
  const sample = documents / passedMs;
  if (before.perMs === null) return { perMs: sample, atMs };
  const weight = 1 - Math.exp(-passedMs / smoothingMs);
  return { perMs: before.perMs + weight * (sample - before.perMs), atMs };
}

function secondsLeft(documents: number, total: number | null, rate: Rate | undefined): number | null {
  const perMs = rate?.perMs ?? 0;
  if (total === null || perMs <= 0) return null;
  return Math.ceil(Math.max(0, total - documents) / perMs / 1000);
}

function heldSoFar(device: Pick<DevicePort, 'setting' | 'session'>): PageWeight {
  const userId = device.session()?.actor.userId;
  const weight = { documents: 0, bytes: 0 };
  for (const name of collectionNames) {
    const mark = readPullMark(device, name);
    if (mark === undefined || mark.userId !== userId || mark.state === 'requested') continue;
    weight.documents += mark.documents;
    weight.bytes += mark.bytes;
  }
  return weight;
}
