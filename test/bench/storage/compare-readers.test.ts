import { expect, test } from 'vitest';
import { compareReaders, figuresOf, ratioVerdicts } from './compare-readers.ts';
import { sides } from './side-names.ts';
import type { StorageReader } from './storage-side.ts';

function readerThatAnswers(answer: string, durationMs: number): StorageReader {
  const reply = async () => ({ durationsMs: [durationMs, durationMs], answers: [answer, answer] });
  return { findById: reply, due: reply, newest: reply, count: reply };
}

const compare = (rxAnswer: string) =>
  compareReaders({
    readers: [
      { name: sides.rx, reader: readerThatAnswers(rxAnswer, 6) },
      { name: sides.instance, reader: readerThatAnswers('same', 4) },
      { name: sides.bare, reader: readerThatAnswers('same', 2) },
      { name: sides.dexie, reader: readerThatAnswers('same', 90), everyRounds: 3 },
    ],
    rounds: { warmUp: 1, counted: 5 },
    call: (reader) => reader.findById(['id']),
  });

test('sides that do not do the same work are not compared', async () => {
  await expect(compare('other')).rejects.toThrow('answers differently');
});

test('ratios are of medians: of the storage and of RxDB above it to the driver, of Dexie to RxDB', async () => {
  const samples = await compare('same');
  const verdicts = ratioVerdicts(samples, { ofBareAtMost: 2, fasterThanDexieAtLeast: 10 });
  expect(verdicts.map(({ value, isReached }) => [value, isReached])).toEqual([
    [2, true],
    [3, false],
    [15, true],
  ]);
});

test('a side that takes part in some rounds only has fewer samples, one that is absent has its reason', async () => {
  const samples = new Map(await compare('same'));
  expect(samples.get(sides.bare)).toHaveLength(10);
  expect(samples.get(sides.dexie)).toHaveLength(2);
  samples.delete(sides.dexie);
  expect(figuresOf(samples, 'no Chromium').at(-1)).toEqual({
    side: sides.dexie,
    unit: 'ms',
    notMeasured: 'no Chromium',
  });
  expect(
    ratioVerdicts(samples, { ofBareAtMost: 2, fasterThanDexieAtLeast: 10 }).at(-1)?.isReached,
  ).toBeUndefined();
});

test('no side is asked what another was asked in the same round, and all are asked the same in the end', async () => {
  const asked = new Map<string, number[]>();
  const reader = readerThatAnswers('same', 1);
  await compareReaders({
    readers: [sides.rx, sides.instance, sides.bare].map((name) => ({ name, reader })),
    rounds: { warmUp: 2, counted: 7 },
    call: (one, question, side) => {
      asked.set(side, [...(asked.get(side) ?? []), question]);
      return one.newest(1);
    },
  });
  const [rx = [], instance = [], bare = []] = asked.values();
  for (let round = 0; round < 9; round += 1) {
    expect(new Set([rx[round], instance[round], bare[round]]).size).toBe(3);
  }
  for (const questions of [rx, instance, bare]) {
    expect([...questions].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  }
});
