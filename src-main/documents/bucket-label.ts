import { ageingBucketRange } from '../../src-shared/domain/invoice/ageing.ts';
import { type DocumentWords, fillIn } from './document-words.ts';

/** I1: what an ageing bucket is called. */
export function bucketLabel(bucket: number, bucketDays: readonly number[], words: DocumentWords): string {
  const { from, to } = ageingBucketRange(bucket, bucketDays);
  if (from === undefined) return words.notDueBucket;
  if (to === undefined) return fillIn(words.bucketOver, { days: String(from - 1) });
  return fillIn(words.bucketDays, { from: String(from), to: String(to) });
}
