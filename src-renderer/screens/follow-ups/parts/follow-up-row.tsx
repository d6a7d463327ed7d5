import { memo } from 'react';
import type { FollowUpListRow } from '../../../../src-shared/contract/due-lists-view.ts';
import { AccountCell, DayCell } from '../../../app/due-list/due-cells.tsx';
import type { DueRowProps } from '../../../app/due-list/due-list-kind.ts';
import { Cell, First, ListRow } from '../../../components/list-table/list-row.tsx';

export const FollowUpRow = memo(function FollowUpRow(props: DueRowProps<FollowUpListRow>) {
  const { row } = props;
  return (
    <ListRow index={props.index} top={props.top} isActive={props.isActive}>
      <DayCell date={row.date} today={props.today} />
      <AccountCell row={row} isActive={props.isActive} onOpen={props.onOpen} />
      <Cell>
        <First title={row.text}>{row.text}</First>
      </Cell>
    </ListRow>
  );
});
