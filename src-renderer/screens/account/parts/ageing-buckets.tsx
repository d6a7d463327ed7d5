import type { CurrencyFigures } from '../../../../src-shared/domain/account/account-figures.ts';
import { ageingBucketRange } from '../../../../src-shared/domain/invoice/ageing.ts';
import { useFormats } from '../../../app/formats.ts';
import { ageingTone } from '../../../components/ageing-bar.tsx';
import { classNames } from '../../../components/class-names.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './ageing-buckets.module.css';

type BucketsProps = {
  readonly figures: CurrencyFigures;
  readonly bucketDays: readonly number[];
  readonly chosen: number | null;
  readonly onChoose: (bucket: number | null) => void;
};

/** I1: the buckets as one bar; each part filters the invoices. Credits stand beside it: both sum to the balance. */
export function AgeingBuckets({ figures, bucketDays, chosen, onChoose }: BucketsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { bucketsMinor, currency, creditsMinor } = figures;
  const isEmpty = bucketsMinor.every((amountMinor) => amountMinor === 0);
  return (
    <div className={styles.line}>
      <fieldset className={styles.bar} aria-label={t('ageing.label')}>
        {isEmpty ? <span className={styles.empty}>{t('ageing.nothing')}</span> : null}
        {bucketsMinor.map((amountMinor, bucket) =>
          amountMinor === 0 ? null : (
            <button
              key={`bucket-${bucket.toString()}`}
              type="button"
              className={classNames(styles.bucket, chosen !== null && chosen !== bucket && styles.faded)}
              data-tone={ageingTone(bucket, bucketsMinor.length)}
              style={{ flexGrow: amountMinor }}
              aria-pressed={chosen === bucket}
              title={`${bucketName(bucket)} · ${formats.amount(amountMinor, currency)}`}
              onClick={() => onChoose(bucket)}
            >
              <i aria-hidden="true" />
              <span>
                {bucketName(bucket)} · {formats.amountNumber(amountMinor, currency)}
              </span>
            </button>
          ),
        )}
      </fieldset>
      {creditsMinor === 0 ? null : (
        <span className={styles.credits}>
          {t('ageing.credits', { amount: formats.amountNumber(creditsMinor, currency) })}
        </span>
      )}
    </div>
  );

  function bucketName(bucket: number): string {
    const { from, to } = ageingBucketRange(bucket, bucketDays);
    if (from === undefined) return t('ageing.notDue');
    return to === undefined ? t('ageing.over', { days: from - 1 }) : t('ageing.range', { from, to });
  }
}
