import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '../class-names.ts';
import styles from './list-table.module.css';
import { isBesideClick } from './row-pointer.ts';

/** Where a row stands: its place in the whole list and its distance from the first one in pixels. */
export type RowPosition = { readonly index: number; readonly top: number; readonly isActive: boolean };

export function ListRow({ index, top, isActive, children }: RowPosition & { children: ReactNode }) {
  const row = useRef<HTMLTableRowElement>(null);
  // What is in the tab order belongs to the selected row: when another one is, Enter must not act on this one.
  useEffect(() => {
    if (isActive || !row.current?.contains(document.activeElement)) return;
    row.current.closest<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }, [isActive]);
  return (
    <tr
      ref={row}
      aria-rowindex={index + 2}
      aria-current={isActive}
      className={classNames(styles.row, isActive && styles.active)}
      style={{ transform: `translateY(${top.toString()}px)` }}
      data-index={index}
    >
      {children}
    </tr>
  );
}

type CellProps = { readonly isNumeric?: boolean; readonly hasTags?: boolean; readonly children: ReactNode };

export function Cell({ isNumeric = false, hasTags = false, children }: CellProps) {
  return (
    <td className={classNames(styles.cell, isNumeric && styles.numeric, hasTags && styles.tags)}>
      {children}
    </td>
  );
}

/** The first line of a cell; a zero or a missing value steps back. */
export function First(props: { isStrong?: boolean; isQuiet?: boolean; title?: string; children: ReactNode }) {
  return (
    <span
      className={classNames(styles.first, props.isStrong && styles.strong, props.isQuiet && styles.quiet)}
      title={props.title}
    >
      {props.children}
    </span>
  );
}

/** The smaller line below it; `isUrgent` only supports what its words say. */
export function Second(props: { isUrgent?: boolean; title?: string; children: ReactNode }) {
  return (
    <span className={classNames(styles.second, props.isUrgent && styles.urgent)} title={props.title}>
      {props.children}
    </span>
  );
}

export function Dash() {
  return <span className={styles.quiet}>–</span>;
}

type NameCellProps = {
  readonly name: string;
  /** Only the active row is in the tab order; the rest is reached with J and K. */
  readonly isActive: boolean;
  readonly onOpen: () => void;
  /** The second line. */
  readonly children: ReactNode;
};

/** The name of an account, which opens it. */
export function NameCell({ name, isActive, onOpen, children }: NameCellProps) {
  return (
    <Cell>
      <button
        type="button"
        tabIndex={isActive ? 0 : -1}
        className={styles.name}
        title={name}
        onClick={(event) => {
          // The table opens it in another window.
          if (!isBesideClick(event)) onOpen();
        }}
      >
        {name}
      </button>
      {children}
    </Cell>
  );
}
