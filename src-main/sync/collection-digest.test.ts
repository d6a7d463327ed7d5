import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pulledOf } from '../engine/account.fixture.ts';
import { timerScheduler } from '../engine/timer-scheduler.ts';
import { positionReader } from '../storage/replica/read-positions.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { collectionDigest } from './collection-digest.ts';

let store: Awaited<ReturnType<typeof openWorkstationReplica>>;
beforeEach(async () => {
  store = await openWorkstationReplica();
});
afterEach(() => store.remove());

/** The first fifteen digits of the hash, added up by other means than the program's. */
function sumOf(positions: readonly (readonly [string, number])[]): bigint {
  return positions.reduce((sum, [id, seq]) => {
    const digits = createHash('sha256').update(`${id}\n${seq}`).digest('hex').slice(0, 15);
    return sum + [...digits].reduce((value, digit) => value * 16n + BigInt(Number.parseInt(digit, 16)), 0n);
  }, 0n);
}

const digest = (rejected: ReadonlyMap<string, number> = new Map(), signal = new AbortController().signal) =>
  collectionDigest({
    read: positionReader(store.held.collections.invoices),
    rejected,
    scheduler: timerScheduler,
    signal,
  });

it('counts and adds up what is stored, over many slices, without what was deleted', async () => {
  const positions = Array.from({ length: 2_500 }, (_, index) => [`i${index}`, index + 1] as const);
  await store.write(
    'invoices',
    positions.map(([id, seq]) => pulledOf('invoices', { id, seq })),
  );
  await store.write('invoices', [{ id: 'i7', accountId: 'account-1', seq: 3_000, _deleted: true }]);
  await store.write('invoices', [pulledOf('invoices', { id: 'i8', seq: 3_001 })]);
  const held = positions.filter(([id]) => id !== 'i7' && id !== 'i8');
  expect(await digest()).toEqual({ count: 2_499, sum: sumOf([...held, ['i8', 3_001]]) });
});

it('is zero for nothing', async () => {
  expect(await digest()).toEqual({ count: 0, sum: 0n });
});

it('counts a document that could not be taken as the server does, in place of an earlier version', async () => {
  await store.write('invoices', [
    pulledOf('invoices', { id: 'a', seq: 1 }),
    pulledOf('invoices', { id: 'b', seq: 2 }),
  ]);
  const rejected = new Map([
    ['b', 5],
    ['c', 6],
  ]);
  const expected = sumOf([
    ['a', 1],
    ['b', 5],
    ['c', 6],
  ]);
  expect(await digest(rejected)).toEqual({ count: 3, sum: expected });
});

it('ends with the program', async () => {
  const closing = new AbortController();
  closing.abort();
  expect(await digest(new Map(), closing.signal)).toBeUndefined();
});
