import { memo } from 'react';
import type { DisputeListRow } from '../../../../src-shared/contract/due-lists-view.ts';
import { processorWords, useReasonWords } from '../../../app/dispute-reason-words.ts';
import { AccountCell, AmountCell, DayCell, WaitingWords } from '../../../app/due-list/due-cells.tsx';
import type { DueRowProps } from '../../../app/due-list/due-list-kind.ts';
import { Cell, First, ListRow } from '../../../components/list-table/list-row.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';

export const DisputeRow = memo(function DisputeRow(props: DueRowProps<DisputeListRow>) {
  const { t } = useTranslation();
  const reasonText = useReasonWords();
  const { row } = props;
  return (
    <ListRow index={props.index} top={props.top} isActive={props.isActive}>
      <DayCell date={row.dueDate} today={props.today} />
      <AccountCell row={row} isActive={props.isActive} onOpen={props.onOpen} />
      <AmountCell amountMinor={row.amountMinor} currency={row.currency} isStrong />
      <Cell>
        <First>{reasonText(row.reasonCode)}</First>
      </Cell>
      <Cell>
        <First>{processorWords(row.processor, t)}</First>
      </Cell>
      <Cell hasTags>
        <Tag tone="info">{t(`disputeState.${row.state}`)}</Tag>
        <WaitingWords isWaiting={row.isWaiting} />
      </Cell>
    </ListRow>
  );
});
