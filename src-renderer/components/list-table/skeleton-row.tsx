import { memo } from 'react';
import { classNames } from '../class-names.ts';
import styles from './list-table.module.css';

/** Of every row, in pixels, where a table does not say otherwise. */
export const rowHeight = 46;

type SkeletonRowProps = { readonly top: number; readonly columnCount: number };

/** A row whose content is on its way: one painted cell, so that dozens of them cost nothing while a list scrolls past. */
export const SkeletonRow = memo(function SkeletonRow({ top, columnCount }: SkeletonRowProps) {
  return (
    <tr className={styles.row} style={{ transform: `translateY(${top.toString()}px)` }}>
      <td className={classNames(styles.cell, styles.skeleton)} colSpan={columnCount} />
    </tr>
  );
});
