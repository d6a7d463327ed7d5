import { expect, test } from 'vitest';
import { isWanted, readBenchOptions } from './bench-options.ts';

const parts = ['storage', 'read-models'] as const;

test('without options everything is measured at its full size, with a fixed seed', () => {
  const options = readBenchOptions([], parts);
  expect(options).toMatchObject({ size: 100_000, isQuick: false, only: [], writesDocs: false });
  expect(readBenchOptions([], parts).seed).toBe(options.seed);
  expect(isWanted(options, 'rebuild')).toBe(true);
});

test('a quick run is small unless it is told its size', () => {
  expect(readBenchOptions(['--quick'], parts).size).toBe(1_000);
  expect(readBenchOptions(['--quick', '--size', '20_000'], parts).size).toBe(20_000);
});

test('--only may be given several times and takes the beginning of a name', () => {
  const options = readBenchOptions(['--only', 'find', '--only', 're'], parts);
  expect((['find', 'reopen', 'rebuild', 'count'] as const).filter((name) => isWanted(options, name))).toEqual(
    ['find', 'reopen', 'rebuild'],
  );
});

test.each([
  ['--size', 'many'],
  ['--size', '10'],
  ['--seed', '1.5'],
  ['--unknown'],
  ['--only', 'nothing'],
  ['--only', 'reconnect'],
])('refuses %s %s', (...args) => {
  expect(() =>
    readBenchOptions(
      args.filter((arg) => arg !== undefined),
      parts,
    ),
  ).toThrow(TypeError);
});
