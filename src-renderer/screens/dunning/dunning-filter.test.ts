import { describe, expect, it } from 'vitest';
import type { DunningCounts } from '../../../src-shared/contract/dunning-view.ts';
import { countsByFilter, dunningFilters, dunningQuestion, isDue } from './dunning-filter.ts';

const counts: DunningCounts = {
  due: [
    { level: 1, count: 12 },
    { level: 3, count: 4 },
  ],
  blocked: 5,
  belowMinimum: 6,
  policyUnknown: 1,
  toApprove: 2,
  toSend: 3,
  outdated: 0,
};

describe('the filters of what is to be dunned (G1)', () => {
  it('are the levels at which something is due, and why the rest is not', () => {
    expect(dunningFilters(counts)).toEqual([
      'due',
      'level-1',
      'level-3',
      'blocked',
      'below-minimum',
      'policy-unknown',
    ]);
    expect(dunningFilters(undefined)).toEqual(['due', 'blocked', 'below-minimum', 'policy-unknown']);
  });

  it('ask for one level of what is due', () => {
    expect(dunningQuestion('level-3')).toEqual({ filter: 'due', level: 3 });
    expect(dunningQuestion('below-minimum')).toEqual({ filter: 'below-minimum', level: null });
    expect(isDue('level-3')).toBe(true);
    expect(isDue('blocked')).toBe(false);
  });

  it('are counted, all that is due as the sum of its levels', () => {
    expect(countsByFilter(counts)).toEqual({
      due: 16,
      'level-1': 12,
      'level-3': 4,
      blocked: 5,
      'below-minimum': 6,
      'policy-unknown': 1,
    });
  });
});
