import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../components/class-names.ts';
import type { WorklistPlace } from '../../../state/worklist-place.ts';
import type { WorklistActions } from '../worklist-view.tsx';
import { type WorklistColumn, worklistColumns } from './worklist-columns.ts';
import styles from './worklist-table.module.css';

type HeadProps = { readonly place: WorklistPlace; readonly sortBy: WorklistActions['sortBy'] };

export function WorklistHead(props: HeadProps) {
  return (
    <thead>
      <tr aria-rowindex={1} className={styles.head}>
        {worklistColumns.map((column) => (
          <HeadCell key={column.key} column={column} {...props} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell({ column, place, sortBy }: HeadProps & { column: WorklistColumn }) {
  const { t } = useTranslation();
  const name = t(`worklist.column.${column.key}`);
  const { sort } = column;
  const isSorted = sort !== null && sort === place.sort;
  const Arrow = place.direction === 'ascending' ? IconArrowUp : IconArrowDown;
  const nextDirection = () => {
    if (!isSorted) return column.firstDirection;
    return place.direction === 'ascending' ? 'descending' : 'ascending';
  };
  return (
    <th
      scope="col"
      className={classNames(styles.headCell, column.isNumeric && styles.numeric)}
      {...(sort === null ? {} : { 'aria-sort': isSorted ? place.direction : 'none' })}
    >
      {sort === null ? (
        name
      ) : (
        <button type="button" className={styles.sort} onClick={() => sortBy(sort, nextDirection())}>
          {name}
          {isSorted ? <Arrow size={13} aria-hidden="true" /> : null}
        </button>
      )}
    </th>
  );
}
