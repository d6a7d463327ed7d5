import { VisuallyHidden } from '@mantine/core';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { ScrollRegion } from '../scroll-region.tsx';
import { type ListColumn, ListHead } from './list-head.tsx';
import { ListRows, type ListRowsProps } from './list-rows.tsx';
import styles from './list-table.module.css';
import { rowPointer } from './row-pointer.ts';
import { rowHeight, SkeletonRow } from './skeleton-row.tsx';

const skeletonCount = 14;

type ListTableProps<Row> = Omit<ListRowsProps<Row>, 'list' | 'scroller' | 'pointedIndex' | 'height'> & {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly ListColumn[];
  /** Sets `--columns`, the widths of the columns, and `--least-width`, below which the table scrolls. */
  readonly columnsClass: string | undefined;
  /** The same as a style, where a person chooses the columns. */
  readonly columnsStyle?: Readonly<Record<`--${string}`, string>>;
  /** Of every row, in pixels. */
  readonly height?: number;
  /** What is shown of the list; undefined while the first part of it is on its way. */
  readonly list: ListRowsProps<Row>['list'] | undefined;
  /** The selected row in words, for screen readers. */
  readonly announcement: string;
  /** What stands in the place of rows: there are none, or they cannot be shown. */
  readonly instead: ReactElement | null;
  readonly onChoose: (index: number) => void;
  readonly onOpen: (row: Row) => void;
  /** In a window of its own. */
  readonly onOpenBeside: (row: Row) => void;
};

/** A long list as a table: only rows in view are in the document, rows that are not loaded yet hold their place. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { list, columns, instead, height = rowHeight } = props;
  const scroller = useRef<HTMLElement>(null);
  const pointedIndex = useRef<number | null>(null);
  const choose = (index: number) => {
    pointedIndex.current = index;
    props.onChoose(index);
  };
  const onRowAt = (run: (row: Row) => void) => (index: number) => {
    const row = list?.rows[index - list.offset];
    if (row !== undefined) run(row);
  };
  const pointer = rowPointer({
    onChoose: choose,
    onOpen: onRowAt(props.onOpen),
    onOpenBeside: onRowAt(props.onOpenBeside),
  });
  const isLoading = list === undefined && instead === null;
  return (
    <div className={styles.panel}>
      <ScrollRegion
        region={scroller}
        id={props.id}
        className={classNames(styles.scroller, props.columnsClass)}
        label={props.label}
        style={{ ...props.columnsStyle, '--row-height': `${height.toString()}px` }}
      >
        <table
          className={styles.table}
          aria-label={props.label}
          aria-rowcount={(list?.total ?? 0) + 1}
          aria-busy={isLoading}
          {...pointer}
        >
          <ListHead columns={columns} />
          {isLoading ? <Skeletons columnCount={columns.length} height={height} /> : null}
          {list === undefined || list.total === 0 ? null : (
            <ListRows
              key={height}
              {...props}
              height={height}
              list={list}
              scroller={scroller}
              pointedIndex={pointedIndex}
            />
          )}
        </table>
      </ScrollRegion>
      <VisuallyHidden aria-live="polite">{props.announcement}</VisuallyHidden>
      {instead === null ? null : <Instead>{instead}</Instead>}
    </div>
  );
}

function Instead({ children }: { children: ReactNode }) {
  return <div className={styles.instead}>{children}</div>;
}

function Skeletons({ columnCount, height }: { columnCount: number; height: number }) {
  return (
    <tbody className={styles.rows} style={{ height: skeletonCount * height }}>
      {Array.from({ length: skeletonCount }, (_, index) => (
        <SkeletonRow key={`skeleton-${index.toString()}`} top={index * height} columnCount={columnCount} />
      ))}
    </tbody>
  );
}
