import { describe, expect, test } from 'vitest';
import { readOptions } from './options.ts';

describe('the options of the simulation with processes', () => {
  test('without any, twenty workstations work for three minutes under a seed that is drawn', () => {
    expect(readOptions([], () => 0.5)).toEqual({ minutes: 3, seed: 2 ** 30, workstations: 20 });
  });

  test('are taken as they are given', () => {
    const args = ['--minutes', '0.5', '--seed', '7', '--workstations', '4'];
    expect(readOptions(args, () => 0)).toEqual({ minutes: 0.5, seed: 7, workstations: 4 });
  });

  test.each([
    ['--minutes', 'long'],
    ['--minutes', ''],
    ['--seed', '1.5'],
    ['--workstations', '1'],
    ['--hours', '1'],
  ])('%s %s is refused', (name, value) => {
    expect(() => readOptions([name, value], () => 0)).toThrow(TypeError);
  });
});
