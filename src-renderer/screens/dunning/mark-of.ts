import {
  type DunningListRow,
  dunningRowKey,
  type NoticeListRow,
  noticeRowKey,
} from '../../../src-shared/contract/dunning-view.ts';
import type { MarkedRow } from '../../state/marked-rows.ts';

/** What a mark keeps of a row that is due. */
export function markOfDue(row: DunningListRow): MarkedRow {
  return { key: dunningRowKey(row), ...ofRow(row) };
}

/** What a mark keeps of a notice. */
export function markOfNotice(row: NoticeListRow): MarkedRow {
  return { key: noticeRowKey(row), ...ofRow(row) };
}

function ofRow({
  accountId,
  accountName,
  currency,
  amountMinor,
}: DunningListRow | NoticeListRow): Omit<MarkedRow, 'key'> {
  return { accountId, accountName, currency, amountMinor };
}
