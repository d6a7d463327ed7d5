import { classNames } from '../class-names.ts';
import type { ListColumn } from './list-head.tsx';
import styles from './list-table.module.css';

/** Of every row, in pixels. */
export const rowHeight = 46;

/** A row whose content is on its way. */
export function SkeletonRow({ top, columns }: { top: number; columns: readonly ListColumn[] }) {
  return (
    <tr className={styles.row} style={{ transform: `translateY(${top.toString()}px)` }}>
      {columns.map((column) => (
        <td key={column.key} className={classNames(styles.cell, column.isNumeric && styles.numeric)}>
          <span className={styles.skeleton} />
        </td>
      ))}
    </tr>
  );
}
