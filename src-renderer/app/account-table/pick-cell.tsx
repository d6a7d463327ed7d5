import { useTranslation } from 'react-i18next';
import type { WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import { Cell } from '../../components/list-table/list-row.tsx';
import { RowCheck } from '../../components/row-check.tsx';
import { isPicked, pick, pickedOf, toggled, useAccountSelection } from '../../state/account-selection.ts';

type PickCellProps = {
  readonly row: WorklistRow;
  readonly rowIndex: number;
  /** Only the active row is in the tab order. */
  readonly isActive: boolean;
};

/** Whether the account is worked on together with others. */
export function PickCell({ row, rowIndex, isActive }: PickCellProps) {
  const { t } = useTranslation();
  const isChecked = useAccountSelection(({ selection }) => isPicked(selection, row.accountId));
  return (
    <Cell>
      <RowCheck
        label={t('worklist.pick', { name: row.name })}
        isChecked={isChecked}
        isInTabOrder={isActive}
        onDoubleClick={(event) => event.stopPropagation()}
        onChange={() => pick((selection) => toggled(selection, pickedOf(row)), rowIndex)}
      />
    </Cell>
  );
}
