import type { WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import { AgeingBar } from '../../components/ageing-bar.tsx';
import { Cell, Dash, First, Second } from '../../components/list-table/list-row.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import styles from './account-row.module.css';

export function AgeingCell({ row }: { row: WorklistRow }) {
  const { t } = useTranslation();
  const days = row.oldestDaysPastDue;
  return (
    <Cell>
      <span className={styles.days}>
        {days === 0 ? t('worklist.notOverdue') : t('worklist.oldestDays', { count: days })}
      </span>
      <AgeingBar
        bucketsMinor={row.bucketsMinor}
        label={t('worklist.ageingLabel', { count: row.overdueCount })}
      />
    </Cell>
  );
}

export function PromiseCell({ row, today }: { row: WorklistRow; today: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nextPromise, brokenPromiseCount } = row;
  const isDue = nextPromise !== null && nextPromise.date <= today;
  return (
    <Cell hasTags>
      {nextPromise === null ? null : (
        <Tag tone={isDue ? 'warn' : 'ok'}>
          {nextPromise.date === today ? t('worklist.dueToday') : formats.shortDate(nextPromise.date, today)}
        </Tag>
      )}
      {brokenPromiseCount > 0 ? (
        <Tag tone="danger">{t('worklist.notKept', { count: brokenPromiseCount })}</Tag>
      ) : null}
      {nextPromise === null && brokenPromiseCount === 0 ? <Dash /> : null}
    </Cell>
  );
}

export function DisputeCell({ row }: { row: WorklistRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Cell>
      {row.activeDisputeCount === 0 ? (
        <Dash />
      ) : (
        <span title={formats.amount(row.disputedMinor, row.currency)}>
          <Tag tone="info">{t('worklist.disputes', { count: row.activeDisputeCount })}</Tag>
        </span>
      )}
    </Cell>
  );
}

export function ContactCell({ row, today }: { row: WorklistRow; today: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nextAction } = row;
  const isDue = nextAction !== null && nextAction.date <= today;
  return (
    <Cell>
      <First>
        {row.lastContactOn === null ? t('worklist.never') : formats.shortDate(row.lastContactOn, today)}
      </First>
      {nextAction === null ? null : (
        <Second isUrgent={isDue} title={nextAction.text}>
          {t('worklist.next', { date: formats.shortDate(nextAction.date, today), text: nextAction.text })}
        </Second>
      )}
    </Cell>
  );
}

/** Per cent of the credit limit; the words say where it is passed. */
export function CreditUseCell({ row }: { row: WorklistRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const used = row.creditUsePercent;
  return (
    <Cell isNumeric>
      {used === null ? <Dash /> : <First>{t('figure.percent', { percent: formats.count(used) })}</First>}
      {used !== null && used > 100 ? <Second isUrgent>{t('worklist.overLimit')}</Second> : null}
    </Cell>
  );
}

export function HoldCell({ row }: { row: WorklistRow }) {
  const { t } = useTranslation();
  const { isOnCreditHold, isDunningBlocked } = row;
  return (
    <Cell hasTags>
      {isOnCreditHold ? <Tag tone="danger">{t('account.creditHold')}</Tag> : null}
      {isDunningBlocked ? <Tag tone="warn">{t('account.dunningBlock')}</Tag> : null}
      {isOnCreditHold || isDunningBlocked ? null : <Dash />}
    </Cell>
  );
}

export function TextCell({ text }: { text: string }) {
  return <Cell>{text === '' ? <Dash /> : <First title={text}>{text}</First>}</Cell>;
}
