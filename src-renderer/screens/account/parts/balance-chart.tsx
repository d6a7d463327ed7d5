import type { AccountHistory } from '../../../../src-shared/domain/account/account-history.ts';
import { useFormats } from '../../../app/formats.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './account-past.module.css';
import { areaPath, chartShape, linePath } from './chart-shape.ts';

const width = 480;
const height = 84;

/** The balance at the end of each month and today, as a line. The table says the same in numbers. */
export function BalanceChart({ history }: { history: AccountHistory }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { balances, currency } = history;
  const amounts = balances.map(({ balanceMinor }) => balanceMinor);
  const shape = chartShape(amounts, width, height);
  const first = balances[0];
  const last = balances.at(-1);
  if (first === undefined || last === undefined) return null;
  const amount = (amountMinor: number) => formats.amount(amountMinor, currency);
  return (
    <figure className={styles.chart}>
      <figcaption>
        {t('past.balance')} <strong>{amount(last.balanceMinor)}</strong>
      </figcaption>
      <svg
        viewBox={`-4 -4 ${width + 8} ${height + 8}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('past.balanceSaid', {
          from: formats.fullDate(first.on),
          first: amount(first.balanceMinor),
          last: amount(last.balanceMinor),
          most: amount(Math.max(...amounts)),
          least: amount(Math.min(...amounts)),
        })}
      >
        <path className={styles.area} d={areaPath(shape)} />
        <line className={styles.zero} x1={0} x2={width} y1={shape.zeroY} y2={shape.zeroY} />
        <path className={styles.line} d={linePath(shape.places)} />
        {shape.places.map(({ x, y }, index) => {
          const point = balances[index];
          return point === undefined ? null : (
            <circle key={point.on} className={styles.point} cx={x} cy={y} r={4}>
              <title>
                {formats.fullDate(point.on)}: {amount(point.balanceMinor)}
              </title>
            </circle>
          );
        })}
      </svg>
      <Span from={first.on} to={last.on} />
    </figure>
  );
}

/** The first and the last day below a chart. */
export function Span({ from, to }: { from: string; to: string }) {
  const formats = useFormats();
  return (
    <div className={styles.span} aria-hidden="true">
      <span>{formats.fullDate(from)}</span>
      <span>{formats.fullDate(to)}</span>
    </div>
  );
}
