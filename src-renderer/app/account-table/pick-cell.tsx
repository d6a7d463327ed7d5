import type { WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import { Cell } from '../../components/list-table/list-row.tsx';
import { RowCheck } from '../../components/row-check.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { pick, pickedOf, toggled, useAccountSelection } from '../../state/account-selection.ts';

type PickCellProps = {
  readonly row: WorklistRow;
  readonly rowIndex: number;
  /** Only the active row is in the tab order. */
  readonly isActive: boolean;
};

/** Whether the account is worked on together with others. */
export function PickCell({ row, rowIndex, isActive }: PickCellProps) {
  const { t } = useTranslation();
  const isChecked = useAccountSelection(({ selection }) => selection.has(row.accountId));
  return (
    <Cell>
      <RowCheck
        label={t('worklist.pick', { name: row.name })}
        isChecked={isChecked}
        isInTabOrder={isActive}
        onDoubleClick={(event) => event.stopPropagation()}
        onChange={({ nativeEvent }) => {
          // With Shift the click picks a range, of which this row is the end.
          if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) return;
          pick((selection) => toggled(selection, pickedOf(row)), rowIndex);
        }}
      />
    </Cell>
  );
}
