import { memo } from 'react';
import type { ReceiptListRow } from '../../../../src-shared/contract/cash-view.ts';
import { AccountCell, AmountCell, WaitingWords } from '../../../app/due-list/due-cells.tsx';
import type { DueRowProps } from '../../../app/due-list/due-list-kind.ts';
import { useFormats } from '../../../app/formats.ts';
import { Cell, First, ListRow, Second } from '../../../components/list-table/list-row.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { useMarkedRows } from '../../../state/marked-rows.ts';
import { canBeHandedIn } from '../cash-receipts.ts';

export const ReceiptRow = memo(function ReceiptRow(props: DueRowProps<ReceiptListRow>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { row, today } = props;
  return (
    <ListRow index={props.index} top={props.top} isActive={props.isActive}>
      <Cell>
        <First>{formats.shortDate(row.issuedOn, today)}</First>
        <Second>{formats.time(row.issuedAt)}</Second>
      </Cell>
      <Cell>
        <First isStrong>{row.receiptId}</First>
        <Second title={row.payerName}>{row.payerName}</Second>
      </Cell>
      <AccountCell row={row} isActive={props.isActive} onOpen={props.onOpen} />
      <AmountCell amountMinor={row.amountMinor} currency={row.currency} isStrong />
      <Cell>
        <First>{t(`receiptMethod.${row.method}`)}</First>
        <Second>{row.chequeDate === null ? row.reference : formats.shortDate(row.chequeDate, today)}</Second>
      </Cell>
      <Cell>
        <First>{row.agentName}</First>
      </Cell>
      <Cell hasTags>
        <ReceiptState row={row} />
        <WaitingWords isWaiting={row.isWaiting} />
      </Cell>
    </ListRow>
  );
});

function ReceiptState({ row }: { row: ReceiptListRow }) {
  const { t } = useTranslation();
  const isMarked = useMarkedRows(({ cash }) => cash.some(({ key }) => key === row.receiptId));
  if (row.isVoided) return <Tag tone="danger">{t('cash.state.voided')}</Tag>;
  if (row.isDeposited) return <Tag tone="ok">{t('cash.state.deposited')}</Tag>;
  if (isMarked) return <Tag tone="accent">{t('cash.state.marked')}</Tag>;
  if (row.exceptionCount > 0) return <Tag tone="warn">{t('cash.state.exception')}</Tag>;
  return <Tag>{t(canBeHandedIn(row) ? 'cash.state.pending' : 'cash.state.booked')}</Tag>;
}
