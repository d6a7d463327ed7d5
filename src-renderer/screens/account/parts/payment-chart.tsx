import type { AccountHistory } from '../../../../src-shared/domain/account/account-history.ts';
import { useFormats } from '../../../app/formats.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './account-past.module.css';
import { Span } from './balance-chart.tsx';
import { useDaysLateWords } from './use-days-late-words.ts';

const width = 480;
const height = 84;
const gap = 8;

/** How late the money of each month came, weighted with its amounts: a bar a month; none where nothing came. */
export function PaymentChart({ history }: { history: AccountHistory }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const daysLateWords = useDaysLateWords();
  const { months, currency } = history;
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) return null;
  const most = Math.max(1, ...months.map(({ daysLateTenths }) => daysLateTenths ?? 0));
  const barWidth = width / months.length - gap;
  const paid = months.filter(({ daysLateTenths }) => daysLateTenths !== null);
  const latest = paid.at(-1)?.daysLateTenths ?? null;
  return (
    <figure className={styles.chart}>
      <figcaption>
        {t('past.daysLate')} <strong>{daysLateWords(latest)}</strong>
      </figcaption>
      <svg
        viewBox={`-4 -4 ${width + 8} ${height + 8}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('past.daysLateSaid', {
          count: paid.length,
          latest: daysLateWords(latest),
          most: daysLateWords(paid.length === 0 ? null : most),
        })}
      >
        <line className={styles.zero} x1={0} x2={width} y1={height} y2={height} />
        {months.map(({ until, paidMinor, daysLateTenths }, index) => {
          // What came in time is a thin line, so that it differs from nothing.
          const size = daysLateTenths === null ? 0 : Math.max(2, (daysLateTenths / most) * height);
          return (
            <rect
              key={until}
              className={styles.bar}
              x={index * (barWidth + gap) + gap / 2}
              y={height - size}
              width={barWidth}
              height={size}
              rx={2}
            >
              <title>
                {formats.fullDate(until)}: {daysLateWords(daysLateTenths)} ·{' '}
                {formats.amount(paidMinor, currency)}
              </title>
            </rect>
          );
        })}
      </svg>
      <Span from={first.until} to={last.until} />
    </figure>
  );
}
