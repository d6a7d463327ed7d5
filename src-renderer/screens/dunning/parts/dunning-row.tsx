import { memo } from 'react';
import type { DunningListRow } from '../../../../src-shared/contract/dunning-view.ts';
import { AccountCell, AmountCell } from '../../../app/due-list/due-cells.tsx';
import type { DueRowProps } from '../../../app/due-list/due-list-kind.ts';
import { useFormats } from '../../../app/formats.ts';
import { Cell, Dash, First, ListRow, Second } from '../../../components/list-table/list-row.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { whyWords } from '../dunning-words.ts';
import { markOfDue } from '../mark-of.ts';
import { MarkCell } from './mark-cell.tsx';

export const DunningRow = memo(function DunningRow(props: DueRowProps<DunningListRow>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { row } = props;
  const isRuled = row.why !== 'policy-unknown';
  return (
    <ListRow index={props.index} top={props.top} isActive={props.isActive}>
      {row.why === null ? (
        <MarkCell list="dunning" row={markOfDue(row)} isActive={props.isActive} />
      ) : (
        <Cell>{null}</Cell>
      )}
      <AccountCell row={row} isActive={props.isActive} onOpen={props.onOpen} />
      <Cell hasTags>
        {isRuled ? (
          <Tag tone={row.why === null ? 'warn' : 'neutral'}>{t('dunning.level', { level: row.level })}</Tag>
        ) : (
          <Dash />
        )}
      </Cell>
      <AmountCell amountMinor={row.amountMinor} currency={row.currency} isStrong />
      <Cell isNumeric>
        <First>{formats.count(row.itemCount)}</First>
      </Cell>
      <Cell isNumeric>
        <First>{formats.count(row.oldestDaysPastDue)}</First>
        <Second>{t('dunning.days')}</Second>
      </Cell>
      <Cell>
        {isRuled ? <First>{t(`activityKind.${row.channel}`)}</First> : <Dash />}
        {isRuled && row.feeMinor > 0 ? (
          <Second>{t('dunning.fee', { amount: formats.amount(row.feeMinor, row.currency) })}</Second>
        ) : null}
      </Cell>
      <Cell>
        <First title={whyWords(row, t, formats)}>{whyWords(row, t, formats)}</First>
      </Cell>
    </ListRow>
  );
});
