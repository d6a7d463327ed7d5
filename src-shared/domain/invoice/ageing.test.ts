import { describe, expect, test } from 'vitest';
import { businessDate } from '../calendar/business-date.ts';
import { defaultPolicy, policySchema } from '../organisation/policy.ts';
import { ageingBucket, ageingBucketCount, ageingBucketRange, daysPastDue } from './ageing.ts';

const bucketDays = defaultPolicy.ageingBucketDays;

describe('ageing', () => {
  test.each([
    ['2026-04-01', 0],
    ['2026-03-31', 0],
    ['2026-03-30', 1],
    ['2025-03-31', 365],
  ])('I1: an invoice due %s is %i days past due on 2026-03-31', (due, days) => {
    expect(daysPastDue(businessDate(due), businessDate('2026-03-31'))).toBe(days);
  });

  test.each([
    [0, 0],
    [1, 1],
    [30, 1],
    [31, 2],
    [60, 2],
    [61, 3],
    [90, 3],
    [91, 4],
    [120, 4],
    [121, 5],
    [40_000, 5],
  ])('I1: %i days past due are in bucket %i', (days, bucket) => {
    expect(ageingBucket(days, bucketDays)).toBe(bucket);
  });

  test('I1: every day past due is in the range of its bucket and of no other', () => {
    for (let days = 1; days <= 200; days += 1) {
      const holding = Array.from(
        { length: ageingBucketCount(bucketDays) - 1 },
        (_, index) => index + 1,
      ).filter((bucket) => {
        const { from = 0, to = Number.POSITIVE_INFINITY } = ageingBucketRange(bucket, bucketDays);
        return days >= from && days <= to;
      });
      expect(holding).toEqual([ageingBucket(days, bucketDays)]);
    }
    expect(ageingBucketRange(0, bucketDays)).toEqual({ from: undefined, to: undefined });
    expect(ageingBucketRange(5, bucketDays)).toEqual({ from: 121, to: undefined });
  });

  test('I1: the bucket days of the organisation must ascend, or a bucket could hold nothing', () => {
    const accepts = (days: number[]) =>
      policySchema.safeParse({ ...defaultPolicy, ageingBucketDays: days }).success;
    expect(accepts([30, 60, 90, 120])).toBe(true);
    expect(accepts([15])).toBe(true);
    expect(accepts([60, 30])).toBe(false);
    expect(accepts([30, 30])).toBe(false);
    expect(accepts([0, 30])).toBe(false);
    expect(accepts([])).toBe(false);
  });
});
