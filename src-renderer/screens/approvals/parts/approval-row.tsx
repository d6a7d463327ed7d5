import { memo } from 'react';
import type { ApprovalListRow } from '../../../../src-shared/contract/approvals-view.ts';
import { AccountCell, AmountCell, WaitingWords } from '../../../app/due-list/due-cells.tsx';
import type { DueRowProps } from '../../../app/due-list/due-list-kind.ts';
import { useFormats } from '../../../app/formats.ts';
import { Cell, Dash, First, ListRow, Second } from '../../../components/list-table/list-row.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { useSubjectWords } from '../subject-words.ts';

export const ApprovalRow = memo(function ApprovalRow(props: DueRowProps<ApprovalListRow>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const subject = useSubjectWords();
  const { row, today } = props;
  const detail = subject.detail(row, today);
  return (
    <ListRow index={props.index} top={props.top} isActive={props.isActive}>
      <Cell>
        <First>{formats.shortDate(row.askedOn, today)}</First>
        <Second title={row.askedBy.name}>{row.askedBy.name}</Second>
      </Cell>
      <AccountCell row={row} isActive={props.isActive} onOpen={props.onOpen} />
      <Cell>
        <First>{t(`requestKind.${row.kind}`)}</First>
        {detail === '' ? null : <Second title={detail}>{detail}</Second>}
      </Cell>
      {row.kind === 'dunning-block' ? (
        <Cell isNumeric>
          <Dash />
        </Cell>
      ) : (
        <AmountCell amountMinor={row.amountMinor} currency={row.currency} isStrong />
      )}
      <Cell>{row.reason === '' ? <Dash /> : <First title={row.reason}>{row.reason}</First>}</Cell>
      <Cell hasTags>
        <Tag tone={row.mayDecide ? 'info' : 'neutral'}>
          {row.mayDecide ? t('approvals.yours') : t('approvals.needs', { role: t(`role.${row.neededRole}`) })}
        </Tag>
        <WaitingWords isWaiting={row.isWaiting} />
      </Cell>
    </ListRow>
  );
});
