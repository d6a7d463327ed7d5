import { memo } from 'react';
import type { PlanListRow } from '../../../../src-shared/contract/plans-view.ts';
import { AccountCell, AmountCell, DayCell, WaitingWords } from '../../../app/due-list/due-cells.tsx';
import type { DueRowProps } from '../../../app/due-list/due-list-kind.ts';
import { useFormats } from '../../../app/formats.ts';
import { Cell, Dash, First, ListRow, Second } from '../../../components/list-table/list-row.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { planTone } from '../plan-tone.ts';

export const PlanRow = memo(function PlanRow(props: DueRowProps<PlanListRow>) {
  const { row, today } = props;
  const { nextInstalment: next } = row;
  const date = row.defaultedOn ?? next?.dueDate;
  return (
    <ListRow index={props.index} top={props.top} isActive={props.isActive}>
      {date === undefined ? <NoDay /> : <DayCell date={date} today={today} />}
      <AccountCell row={row} isActive={props.isActive} onOpen={props.onOpen} />
      <AmountCell amountMinor={next?.missingMinor ?? 0} currency={row.currency} isStrong />
      <AmountCell amountMinor={row.metMinor} currency={row.currency} />
      <AmountCell amountMinor={row.dueMinor} currency={row.currency} />
      <StatusCell row={row} today={today} />
      <Cell>
        {row.contactName === '' ? <Dash /> : <First title={row.contactName}>{row.contactName}</First>}
      </Cell>
    </ListRow>
  );
});

function NoDay() {
  return (
    <Cell>
      <Dash />
    </Cell>
  );
}

/** N2–N4: where the plan stands, which instalment comes next and what was missed. */
function StatusCell({ row, today }: { row: PlanListRow; today: string }) {
  const { t } = useTranslation();
  return (
    <Cell hasTags>
      <Tag tone={row.overdueCount > 0 && row.status === 'active' ? 'warn' : planTone[row.status]}>
        {t(`planState.${row.status}`)}
        {row.awaitsApproval && row.status !== 'awaiting-approval' ? ` · ${t('plans.changeWaits')}` : ''}
      </Tag>
      {row.isWaiting ? <WaitingWords isWaiting /> : <Standing row={row} today={today} />}
    </Cell>
  );
}

function Standing({ row, today }: { row: PlanListRow; today: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nextInstalment: next, overdueCount, resumesOn } = row;
  if (row.status === 'defaulted') {
    return resumesOn === null ? null : (
      <Second isUrgent>{t('plans.resumes', { date: formats.shortDate(resumesOn, today) })}</Second>
    );
  }
  if (overdueCount > 0) {
    const deadline = next === null ? '' : formats.shortDate(next.deadline, today);
    return <Second isUrgent>{t('plans.overdue', { count: overdueCount, deadline })}</Second>;
  }
  if (next === null) return null;
  if (next.number === 0) return <Second>{t('plans.downPayment')}</Second>;
  return <Second>{t('plans.instalmentOf', { number: next.number, count: row.instalmentCount })}</Second>;
}
