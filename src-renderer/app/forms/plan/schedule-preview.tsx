import { useRef } from 'react';
import { interestCounting } from '../../../../src-shared/domain/plan/period-interest.ts';
import { instalmentTotal, type Schedule } from '../../../../src-shared/domain/plan/schedule.ts';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { useFormats } from '../../formats.ts';
import { useProblemWords } from '../parts/use-problem-words.ts';
import type { PlanFormViewProps } from './plan-form-view.tsx';
import styles from './schedule-preview.module.css';

type PreviewProps = Pick<PlanFormViewProps, 'account' | 'draft' | 'reading' | 'settings'>;

/** N1: the schedule that the form means at this moment, to the last minor unit, or what it still lacks. */
export function SchedulePreview({ account, draft, reading, settings }: PreviewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const formats = useFormats();
  const { schedule, terms, problems } = reading;
  const counting = terms && interestCounting(terms, settings.plan);
  const lacking = problems.form ?? Object.values(problems.fields)[0] ?? Object.values(problems.invoices)[0];
  return (
    <section className={styles.box} aria-label={t('plan.preview')}>
      <h3 className={styles.title}>{t('plan.preview')}</h3>
      <p className={styles.summary} aria-live="polite">
        {schedule === undefined
          ? (words.one(lacking) ?? t('plan.noPreview'))
          : t('plan.summary', {
              count: schedule.instalments.filter((one) => one.number > 0).length,
              amount: formats.amount(schedule.totalMinor, draft.currency),
              date: formats.shortDate(schedule.lastDate, account.today),
            })}
      </p>
      {counting !== null && schedule !== undefined && schedule.interestMinor > 0 ? (
        <p className={styles.summary}>{t(`plan.interest.${counting.period}`, { days: counting.yearDays })}</p>
      ) : null}
      {schedule === undefined ? null : (
        <ScheduleTable schedule={schedule} currency={draft.currency} today={account.today} />
      )}
    </section>
  );
}

type TableProps = { readonly schedule: Schedule; readonly currency: string; readonly today: string };

function ScheduleTable({ schedule, currency, today }: TableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const scroller = useRef<HTMLElement>(null);
  const hasInterest = schedule.interestMinor > 0;
  const hasFee = schedule.feeMinor > 0;
  const write = (amountMinor: number) => formats.amountNumber(amountMinor, currency);
  return (
    <ScrollRegion region={scroller} className={styles.scroller ?? ''} label={t('plan.schedule')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('plans.column.number')}</th>
            <th scope="col">{t('plans.column.date')}</th>
            <th scope="col">{t('plans.column.principal')}</th>
            {hasInterest ? <th scope="col">{t('plans.column.interest')}</th> : null}
            {hasFee ? <th scope="col">{t('plans.column.fee')}</th> : null}
            <th scope="col">{currency}</th>
          </tr>
        </thead>
        <tbody>
          {schedule.instalments.map((one) => (
            <tr key={one.number}>
              <td>{one.number === 0 ? t('plans.downPayment') : one.number}</td>
              <td>{formats.shortDate(one.dueDate, today)}</td>
              <td>{write(one.principalMinor)}</td>
              {hasInterest ? <td>{write(one.interestMinor)}</td> : null}
              {hasFee ? <td>{write(one.feeMinor)}</td> : null}
              <td>{write(instalmentTotal(one))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('plans.column.total')}
            </th>
            <td>{write(schedule.principalMinor)}</td>
            {hasInterest ? <td>{write(schedule.interestMinor)}</td> : null}
            {hasFee ? <td>{write(schedule.feeMinor)}</td> : null}
            <td>{write(schedule.totalMinor)}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}
