import styles from './ageing-bar.module.css';
import { classNames } from './class-names.ts';

/** The colour of a bucket: the first two and the last are fixed, those between step from one to the other. */
export function ageingTone(bucket: number, bucketCount: number): number {
  if (bucket === 0) return 0;
  if (bucketCount <= 2) return 5;
  return 1 + Math.round(((bucket - 1) / (bucketCount - 2)) * 4);
}

/** How amounts fall into ageing buckets, as one thin bar. `label` says it in words. */
export function AgeingBar({ bucketsMinor, label }: { bucketsMinor: readonly number[]; label: string }) {
  const hasAmounts = bucketsMinor.some((amount) => amount > 0);
  return (
    <div className={classNames(styles.bar, !hasAmounts && styles.empty)} role="img" aria-label={label}>
      {bucketsMinor.map((amount, bucket) =>
        amount > 0 ? (
          <span
            key={`bucket-${bucket.toString()}`}
            style={{
              flexGrow: amount,
              background: `var(--db-age-${ageingTone(bucket, bucketsMinor.length)})`,
            }}
          />
        ) : null,
      )}
    </div>
  );
}
