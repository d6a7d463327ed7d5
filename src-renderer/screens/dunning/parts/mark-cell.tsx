import { Cell } from '../../../components/list-table/list-row.tsx';
import { RowCheck } from '../../../components/row-check.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { type MarkedRow, type MarkList, toggleMark, useMarkedRows } from '../../../state/marked-rows.ts';

/** Whether the row is worked on together with others; only that of the active row is in the tab order. */
export function MarkCell({ list, row, isActive }: { list: MarkList; row: MarkedRow; isActive: boolean }) {
  const { t } = useTranslation();
  const isMarked = useMarkedRows((marks) => marks[list].some((one) => one.key === row.key));
  return (
    <Cell>
      <RowCheck
        label={t('batch.markRow', { name: row.accountName })}
        isChecked={isMarked}
        isInTabOrder={isActive}
        onChange={() => toggleMark(list, row)}
      />
    </Cell>
  );
}
