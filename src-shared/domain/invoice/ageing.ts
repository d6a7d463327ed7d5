import { type BusinessDate, daysBetween } from '../calendar/business-date.ts';

/** I1: days past due = max(0, today − due date). */
export function daysPastDue(dueDate: BusinessDate, today: BusinessDate): number {
  return Math.max(0, daysBetween(dueDate, today));
}

/** I1: index of the ageing bucket: 0 not due, 1 … n by the policy's last days, n + 1 beyond the last. */
export function ageingBucket(days: number, bucketDays: readonly number[]): number {
  if (days <= 0) return 0;
  const index = bucketDays.findIndex((lastDay) => days <= lastDay);
  return index < 0 ? bucketDays.length + 1 : index + 1;
}

/** I1: how many buckets there are: "not due", one per last day, one open-ended. */
export function ageingBucketCount(bucketDays: readonly number[]): number {
  return bucketDays.length + 2;
}

/** I1: first and last day past due of a bucket; `undefined` where it is open. Bucket 0 has neither. */
export function ageingBucketRange(
  bucket: number,
  bucketDays: readonly number[],
): { readonly from: number | undefined; readonly to: number | undefined } {
  if (bucket === 0) return { from: undefined, to: undefined };
  return { from: (bucketDays[bucket - 2] ?? 0) + 1, to: bucketDays[bucket - 1] };
}
