import { memo } from 'react';
import type { FollowUpListRow } from '../../../../src-shared/contract/due-lists-view.ts';
import { AccountCell, DayCell } from '../../../app/due-list/due-cells.tsx';
import type { DueRowProps } from '../../../app/due-list/due-list-kind.ts';
import { useFormats } from '../../../app/formats.ts';
import { Cell, First, ListRow, Second } from '../../../components/list-table/list-row.tsx';
import { useTranslation } from '../../../components/translation.tsx';

export const FollowUpRow = memo(function FollowUpRow(props: DueRowProps<FollowUpListRow>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { row } = props;
  const text =
    row.kind === 'planned'
      ? row.text
      : t('tasks.brokenPromise', {
          amount: formats.amount(row.shortMinor, row.currency),
          date: formats.shortDate(row.promisedDate, props.today),
        });
  return (
    <ListRow index={props.index} top={props.top} isActive={props.isActive}>
      <DayCell date={row.date} today={props.today} />
      <AccountCell row={row} isActive={props.isActive} onOpen={props.onOpen} />
      <Cell>
        <First title={text}>{text}</First>
        {row.kind === 'planned' && row.channel !== null ? (
          <Second>{t(`activityKind.${row.channel}`)}</Second>
        ) : null}
      </Cell>
    </ListRow>
  );
});
