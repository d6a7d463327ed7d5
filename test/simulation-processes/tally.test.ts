import { expect, test } from 'vitest';
import { ownFault } from './broken-promise.ts';
import { createTally, lastLine } from './tally.ts';

test('the last line tells seed, operations, kills, faults and violations of everything that was counted', () => {
  const tally = createTally();
  for (const what of ['command', 'look', 'command']) tally.count('operation', what);
  tally.count('kill', 'engine');
  tally.count('fault', 'network: reset');
  tally.violation(ownFault('it ended'));
  expect(tally.lines('operation')).toEqual(['command 2', 'look 1']);
  expect(lastLine(7, tally)).toBe('seed 7, operations 3, kills 1, faults 1, violations 1');
});
