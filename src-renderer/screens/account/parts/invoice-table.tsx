import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { useShortcuts } from '../../../app/use-shortcuts.ts';
import { classNames } from '../../../components/class-names.ts';
import { nextSelectable, type Selection, toggleAll, toggleOne, toggleRange } from '../selection.ts';
import { InvoiceTableRow } from './invoice-row.tsx';
import styles from './invoice-table.module.css';

const rowHeight = 38;
const headHeight = 34;

type InvoiceTableProps = {
  readonly rows: readonly InvoiceRow[];
  readonly selection: Selection;
  readonly today: string;
  /** The number of the invoice that is brought into view and focused when the table opens. */
  readonly soughtNumber: string | null;
  readonly onSelect: (selection: Selection) => void;
};

/** Virtual: an account may hold 20,000 invoices. */
export function InvoiceTable({ rows, selection, today, soughtNumber, onSelect }: InvoiceTableProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const selectableIds = useMemo(() => rows.filter((row) => row.openMinor > 0).map((row) => row.id), [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    // The rows begin below the head, which stays in view; at the end a horizontal scrollbar may lie over them.
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: 20,
  });
  const toggle = (id: string, isRange: boolean) =>
    onSelect(isRange ? toggleRange(selection, id, selectableIds) : toggleOne(selection, id));
  useRowKeys(scroller, rows, soughtNumber, (index) => virtual.scrollToIndex(index, { align: 'auto' }));
  return (
    <section ref={scroller} className={styles.scroller} aria-label={t('account.tab.invoices')}>
      <table className={styles.table} aria-rowcount={rows.length + 1}>
        <Head ids={selectableIds} selection={selection} onSelect={onSelect} />
        <tbody style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <InvoiceTableRow
                key={row.id}
                row={row}
                index={index}
                top={start - headHeight}
                today={today}
                isChosen={selection.ids.has(row.id)}
                onToggle={toggle}
              />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** J and K go from one selectable row to the next by its checkbox, so that Space ticks it. */
function useRowKeys(
  scroller: { readonly current: HTMLElement | null },
  rows: readonly InvoiceRow[],
  soughtNumber: string | null,
  showRow: (index: number) => void,
): void {
  const wantedId = useRef<string | null>(null);
  const focusRow = (index: number) => {
    const id = rows[index]?.id;
    if (id === undefined) return;
    wantedId.current = id;
    showRow(index);
    focusWanted();
  };
  const move = (by: 1 | -1) => () => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-invoice]')?.dataset.invoice;
    focusRow(nextSelectable(rows, focused, by));
  };
  const focusWanted = () => {
    const id = wantedId.current;
    const box = id === null ? null : checkboxOf(scroller.current, id);
    if (box === null) return;
    wantedId.current = null;
    box.focus({ preventScroll: true });
  };
  const sought = useRef(soughtNumber);
  const focusSought = useEffectEvent((shown: readonly InvoiceRow[]) => {
    const index = shown.findIndex((row) => row.number === sought.current);
    if (index < 0) return;
    sought.current = null;
    focusRow(index);
  });
  useEffect(() => focusSought(rows), [rows]);
  // A row that was out of view is there only once the table has scrolled to it.
  useEffect(focusWanted);
  useShortcuts({ j: move(1), k: move(-1) });
}

function checkboxOf(table: HTMLElement | null, id: string): HTMLElement | null {
  return table?.querySelector<HTMLElement>(`[data-invoice="${CSS.escape(id)}"] input`) ?? null;
}

type HeadProps = Pick<InvoiceTableProps, 'selection' | 'onSelect'> & { readonly ids: readonly string[] };

function Head({ ids, selection, onSelect }: HeadProps) {
  const { t } = useTranslation();
  const chosenCount = ids.filter((id) => selection.ids.has(id)).length;
  return (
    <thead>
      <tr className={styles.head}>
        <th scope="col">
          <Checkbox
            size="xs"
            aria-label={t('invoices.chooseAll')}
            checked={ids.length > 0 && chosenCount === ids.length}
            indeterminate={chosenCount > 0 && chosenCount < ids.length}
            disabled={ids.length === 0}
            onChange={() => onSelect(toggleAll(selection, ids))}
          />
        </th>
        <th scope="col">{t('invoices.column.number')}</th>
        <th scope="col">{t('invoices.column.date')}</th>
        <th scope="col">{t('invoices.column.due')}</th>
        <th scope="col" className={styles.numeric}>
          {t('invoices.column.days')}
        </th>
        <th scope="col" className={styles.numeric}>
          {t('invoices.column.amount')}
        </th>
        <th scope="col" className={styles.numeric}>
          {t('invoices.column.open')}
        </th>
        <th scope="col" className={classNames(styles.state)}>
          {t('invoices.column.state')}
        </th>
      </tr>
    </thead>
  );
}
