import { memo } from 'react';
import type { NoticeListRow } from '../../../../src-shared/contract/dunning-view.ts';
import { AccountCell, AmountCell, WaitingWords } from '../../../app/due-list/due-cells.tsx';
import type { DueRowProps } from '../../../app/due-list/due-list-kind.ts';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { Cell, First, ListRow, Second } from '../../../components/list-table/list-row.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { markOfNotice } from '../mark-of.ts';
import { MarkCell } from './mark-cell.tsx';

export const NoticeRow = memo(function NoticeRow(props: DueRowProps<NoticeListRow>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { row, today } = props;
  const items = { count: row.itemCount, shown: formats.count(row.itemCount) };
  return (
    <ListRow index={props.index} top={props.top} isActive={props.isActive}>
      {row.state === 'approved' ? (
        <MarkCell list="notices" row={markOfNotice(row)} isActive={props.isActive} />
      ) : (
        <Cell>{null}</Cell>
      )}
      <Cell>
        <First>{formats.shortDate(row.proposedOn, today)}</First>
        <Second title={row.proposedBy}>{row.proposedBy}</Second>
      </Cell>
      <AccountCell row={row} isActive={props.isActive} onOpen={props.onOpen} />
      <Cell hasTags>
        <Tag tone="warn">{t('dunning.level', { level: row.level })}</Tag>
      </Cell>
      <AmountCell amountMinor={row.amountMinor} currency={row.currency} isStrong />
      <Cell isNumeric>
        <First isQuiet={row.feeMinor === 0}>{formats.amountNumber(row.feeMinor, row.currency)}</First>
        <InterestWords row={row} />
      </Cell>
      <Cell>
        <First>{t(`activityKind.${row.channel}`)}</First>
        <Second>{t('approvals.items', items)}</Second>
      </Cell>
      <StateCell row={row} />
    </ListRow>
  );
});

/** G2: none because the level states none, or because nobody could work it out: the second needs somebody. */
function InterestWords({ row }: { row: NoticeListRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { interestMinor, interestUnknown, currency } = row;
  if (interestUnknown !== null) {
    return (
      <Second isUrgent title={failureWords(interestUnknown, t, formats)}>
        {t('dunning.interestUnknownShort')}
      </Second>
    );
  }
  if (interestMinor === 0) return <Second>{t('dunning.noInterest')}</Second>;
  const amount = formats.amountNumber(interestMinor, currency);
  return <Second>{t('dunning.plusInterest', { amount })}</Second>;
}

/** Where it stands, and whether it still says what is so. */
function StateCell({ row }: { row: NoticeListRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const outdated = { count: row.outdatedCount, shown: formats.count(row.outdatedCount) };
  return (
    <Cell hasTags>
      <Tag tone={row.state === 'approved' ? 'ok' : 'info'}>{t(`dunning.waits.${row.state}`)}</Tag>
      {row.outdatedCount > 0 ? <Second isUrgent>{t('dunning.outdated', outdated)}</Second> : null}
      <WaitingWords isWaiting={row.isWaiting} />
    </Cell>
  );
}
