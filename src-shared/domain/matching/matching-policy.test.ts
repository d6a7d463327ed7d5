import { describe, expect, test } from 'vitest';
import { defaultMatchingPolicy, matchingPolicySchema } from './matching-policy.ts';
import { toleranceFor } from './tolerance.ts';

describe('the policy of matching', () => {
  test('R5: the seed is valid, and takes no amount alone for enough', () => {
    const policy = matchingPolicySchema.parse(defaultMatchingPolicy);
    const { oneInvoice, allOpen, subset, onlyInvoice } = policy.scores;
    expect(Math.max(oneInvoice, allOpen, subset, onlyInvoice)).toBeLessThan(policy.automaticFrom);
    expect(policy.deductions.shortPaid).toBeGreaterThan(100 - policy.automaticFrom);
  });

  test.each([
    ['automaticFrom', { automaticFrom: 101 }],
    ['tolerancePercent', { tolerancePercent: '100.1' }],
    ['tolerancePercent', { tolerancePercent: '-1' }],
    ['tolerancePercent', { tolerancePercent: 0.5 }],
    ['toleranceMinor.EUR', { toleranceMinor: { EUR: 0.5 } }],
    ['toleranceMinor.ZZZ', { toleranceMinor: { ZZZ: 1 } }],
    ['numberWords.0', { numberWords: ['inv'] }],
    ['maxSteps', { maxSteps: Number.NaN }],
    ['maxSearchSteps', { maxSearchSteps: 0 }],
    ['scores.subset', { scores: { ...defaultMatchingPolicy.scores, subset: 101 } }],
    ['deductions.tolerance', { deductions: { ...defaultMatchingPolicy.deductions, tolerance: -1 } }],
  ])('R5: names the field %s where it is wrong', (field, change) => {
    const { error } = matchingPolicySchema.safeParse({ ...defaultMatchingPolicy, ...change });
    expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(field);
  });

  test('R5: the tolerance is the smaller of the amount and the percentage, rounded down', () => {
    expect(toleranceFor(1_000_00, 'EUR', defaultMatchingPolicy)).toBe(100);
    expect(toleranceFor(100_00, 'EUR', defaultMatchingPolicy)).toBe(50);
    expect(toleranceFor(199, 'EUR', defaultMatchingPolicy)).toBe(0);
    expect(toleranceFor(1_000_00, 'JPY', defaultMatchingPolicy)).toBe(0);
    expect(toleranceFor(1_000_00, 'constructor', defaultMatchingPolicy)).toBe(0);
  });
});
