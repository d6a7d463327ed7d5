import type { PlanEntry } from '../../../../src-shared/contract/plans-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { instalmentTone } from '../../plans/plan-tone.ts';
import styles from './plans.module.css';

type ScheduleProps = { readonly today: string; readonly entry: PlanEntry };

/** N2: every instalment with its status and the payments that made it so. */
export function PlanSchedule({ today, entry }: ScheduleProps) {
  const { t } = useTranslation();
  const { plan, instalments, version } = entry;
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <caption className={styles.caption}>{t('plans.scheduleOf', { version })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('plans.column.number')}</th>
            <th scope="col">{t('plans.column.date')}</th>
            <th scope="col" className={styles.numeric}>
              {plan.currency}
            </th>
            <th scope="col" className={styles.numeric}>
              {t('plans.column.met')}
            </th>
            <th scope="col">{t('plans.column.status')}</th>
            <th scope="col">{t('plans.column.counted')}</th>
          </tr>
        </thead>
        <tbody>
          {instalments.map((one) => (
            <Instalment key={one.instalment.number} today={today} currency={plan.currency} progress={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type InstalmentProps = {
  readonly today: string;
  readonly currency: string;
  readonly progress: PlanEntry['instalments'][number];
};

function Instalment({ today, currency, progress }: InstalmentProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { instalment, dueMinor, metMinor, status, deadline, isLate, counted } = progress;
  const write = (amountMinor: number) => formats.amountNumber(amountMinor, currency);
  const isAhead = instalment.dueDate > today && status === 'due';
  const isPast = instalment.dueDate < today && status !== 'met' && status !== 'missed';
  const cash = counted.map((one) =>
    t('promises.counted', {
      amount: write(one.amountMinor),
      date: formats.shortDate(one.countedOn, today),
      reference: one.reference === '' ? '–' : one.reference,
    }),
  );
  return (
    <tr>
      <td>{instalment.number === 0 ? t('plans.downPayment') : instalment.number}</td>
      <td>{formats.shortDate(instalment.dueDate, today)}</td>
      <td className={styles.numeric}>{write(dueMinor)}</td>
      <td className={styles.numeric}>{write(metMinor)}</td>
      <td>
        <Tag tone={isPast ? 'warn' : instalmentTone[status]}>
          {t(`instalmentStatus.${isAhead ? 'ahead' : status}`)}
        </Tag>
        {isPast ? <> {t('plans.inTime', { date: formats.shortDate(deadline, today) })}</> : null}
        {isLate && status === 'met' ? <> {t('plans.late')}</> : null}
      </td>
      <td className={styles.counted}>{cash.length === 0 ? '–' : cash.join('; ')}</td>
    </tr>
  );
}
