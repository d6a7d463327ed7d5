import { memo } from 'react';
import type { PromiseListRow } from '../../../../src-shared/contract/due-lists-view.ts';
import { AccountCell, AmountCell, DayCell, WaitingWords } from '../../../app/due-list/due-cells.tsx';
import type { DueRowProps } from '../../../app/due-list/due-list-kind.ts';
import { useFormats } from '../../../app/formats.ts';
import { promiseTone } from '../../../app/promise-tone.ts';
import { Cell, Dash, First, ListRow, Second } from '../../../components/list-table/list-row.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';

export const PromiseRow = memo(function PromiseRow(props: DueRowProps<PromiseListRow>) {
  const { row, today } = props;
  return (
    <ListRow index={props.index} top={props.top} isActive={props.isActive}>
      <DayCell date={row.promisedDate} today={today} />
      <AccountCell row={row} isActive={props.isActive} onOpen={props.onOpen} />
      <AmountCell amountMinor={row.amountMinor} currency={row.currency} />
      <AmountCell amountMinor={row.countedMinor} currency={row.currency} />
      <AmountCell amountMinor={row.shortMinor} currency={row.currency} isStrong />
      <StatusCell row={row} today={today} />
      <Cell>
        {row.contactName === '' ? <Dash /> : <First title={row.contactName}>{row.contactName}</First>}
      </Cell>
    </ListRow>
  );
});

/** P2, P3: where the promise stands, until when cash still keeps it, and which attempt it is. */
function StatusCell({ row, today }: { row: PromiseListRow; today: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isDue = row.status === 'open' && row.promisedDate <= today;
  return (
    <Cell hasTags>
      <Tag tone={isDue ? 'warn' : promiseTone[row.status]}>
        {t(isDue ? 'due.promises.due' : `promiseStatus.${row.status}`)}
        {row.level > 0 ? ` · ${t('promises.level', { level: row.level + 1 })}` : ''}
      </Tag>
      {row.isWaiting ? (
        <WaitingWords isWaiting />
      ) : isDue && row.deadline > row.promisedDate ? (
        <Second>{t('due.promises.inTime', { date: formats.shortDate(row.deadline, today) })}</Second>
      ) : null}
    </Cell>
  );
}
