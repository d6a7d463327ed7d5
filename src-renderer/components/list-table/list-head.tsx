import { VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { classNames } from '../class-names.ts';
import styles from './list-table.module.css';

type Direction = 'ascending' | 'descending';

export type ListColumn = {
  readonly key: string;
  readonly name: string;
  /** Only said, where the column is too narrow for its name. */
  readonly isNameHidden?: boolean;
  /** Amounts and counts stand at the right. */
  readonly isNumeric: boolean;
  /** Absent where the list cannot be sorted by the column. */
  readonly sort?: { readonly direction: Direction | null; readonly onSort: () => void };
};

export function ListHead({ columns }: { columns: readonly ListColumn[] }) {
  return (
    <thead>
      <tr aria-rowindex={1} className={styles.head}>
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell({ column }: { column: ListColumn }) {
  const { name, sort } = column;
  const Arrow = sort?.direction === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <th
      scope="col"
      className={classNames(styles.headCell, column.isNumeric && styles.numeric)}
      {...(sort === undefined ? {} : { 'aria-sort': sort.direction ?? 'none' })}
    >
      {sort === undefined ? (
        <ColumnName column={column} />
      ) : (
        <button type="button" className={styles.sort} onClick={sort.onSort}>
          {name}
          {sort.direction === null ? null : <Arrow size={13} aria-hidden="true" />}
        </button>
      )}
    </th>
  );
}

function ColumnName({ column: { name, isNameHidden } }: { column: ListColumn }) {
  return isNameHidden === true ? <VisuallyHidden>{name}</VisuallyHidden> : name;
}
