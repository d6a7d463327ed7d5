import type { ReceiptNumbers } from '../../../../src-shared/contract/cash-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from '../cash.module.css';

const counts = ['usedCount', 'voidedCount', 'highest'] as const;

/** R2: what became of the receipt numbers of each device; a missing one is lost or not here yet. */
export function ReceiptNumbersTable({ numbers }: { numbers: readonly ReceiptNumbers[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <section>
      <h2>{t('cash.numbers')}</h2>
      {numbers.length === 0 ? (
        <p>{t('cash.noNumbers')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('cash.device')}</th>
              {counts.map((one) => (
                <th key={one} scope="col" className={styles.numeric}>
                  {t(`cash.numbersOf.${one}`)}
                </th>
              ))}
              <th scope="col">{t('cash.numbersOf.missing')}</th>
            </tr>
          </thead>
          <tbody>
            {numbers.map((row) => (
              <tr key={row.prefix}>
                <td>
                  {row.prefix}{' '}
                  {row.deviceIds.length > 1 ? <Tag tone="danger">{t('cash.sharedCode')}</Tag> : null}
                </td>
                {counts.map((one) => (
                  <td key={one} className={styles.numeric}>
                    {formats.count(row[one])}
                  </td>
                ))}
                <td>
                  <Missing row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Missing({ row }: { row: ReceiptNumbers }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (row.missingCount === 0) return <>{t('cash.noneMissing')}</>;
  const ranges = row.missing.map(({ from, to }) =>
    from === to ? from.toString() : `${from.toString()}–${to.toString()}`,
  );
  return (
    <>
      <Tag tone="warn">
        {t('cash.missing', { count: row.missingCount, shown: formats.count(row.missingCount) })}
      </Tag>{' '}
      {ranges.join(', ')}
    </>
  );
}
