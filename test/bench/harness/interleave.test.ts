import { expect, test } from 'vitest';
import { interleave } from './interleave.ts';

test('sides take turns in changing order and warm-up rounds are not counted', async () => {
  const calls: string[] = [];
  const side = <Name extends string>(name: Name) => ({
    name,
    round: async (index: number) => {
      calls.push(`${name}${index}`);
      return [index, index + 0.5];
    },
  });
  const samples = await interleave([side('a'), side('b')], { warmUp: 1, counted: 2 });
  expect(calls).toEqual(['a0', 'b0', 'b1', 'a1', 'a2', 'b2']);
  expect(samples.get('a')).toEqual([1, 1.5, 2, 2.5]);
  expect(samples.get('b')).toEqual([1, 1.5, 2, 2.5]);
});
