import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { classNames } from '../../../components/class-names.ts';
import { type Selection, toggleAll, toggleOne, toggleRange } from '../selection.ts';
import { useOnceAllOpen, useRestOfOpen } from '../use-open-limit.ts';
import { InvoiceTableRow } from './invoice-row.tsx';
import styles from './invoice-table.module.css';
import { useRowKeys } from './use-row-keys.ts';

const rowHeight = 38;
const headHeight = 34;
/** How many rows before the last one that is there the rest is asked for. */
const margin = 100;

type InvoiceTableProps = {
  /** The first rows of the table, the only ones until all open invoices have come. */
  readonly rows: readonly InvoiceRow[];
  /** Of the whole table, with the rows that are still to come. */
  readonly rowCount: number;
  readonly hasAllOpen: boolean;
  readonly onNeedAll: () => void;
  readonly selection: Selection;
  readonly today: string;
  /** The number of the invoice that is brought into view and focused when the table opens. */
  readonly soughtNumber: string | null;
  readonly onSelect: (selection: Selection) => void;
};

/** Virtual: an account may hold 20,000 invoices. */
export function InvoiceTable({ rows, selection, today, onSelect, ...props }: InvoiceTableProps) {
  const { rowCount, hasAllOpen, onNeedAll } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const selectableIds = useMemo(() => rows.filter((row) => row.openMinor > 0).map((row) => row.id), [rows]);
  const virtual = useVirtualizer({
    count: rowCount,
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
  const items = virtual.getVirtualItems();
  useRestOfOpen((items.at(-1)?.index ?? 0) + margin >= rows.length, hasAllOpen, onNeedAll);
  const toggleAllOpen = useOnceAllOpen(hasAllOpen, onNeedAll, () =>
    onSelect(toggleAll(selection, selectableIds)),
  );
  useRowKeys({
    scroller,
    rows,
    soughtNumber: props.soughtNumber,
    hasAllOpen,
    onNeedAll,
    showRow: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  });
  return (
    <section ref={scroller} className={styles.scroller} aria-label={t('account.tab.invoices')}>
      <table className={styles.table} aria-rowcount={rowCount + 1}>
        <Head ids={selectableIds} selection={selection} hasAllOpen={hasAllOpen} onToggleAll={toggleAllOpen} />
        <tbody style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <InvoiceTableRow
                key={row.id}
                row={row}
                index={index}
                top={start - headHeight}
                today={today}
                isSought={row.number === props.soughtNumber}
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

type HeadProps = Pick<InvoiceTableProps, 'selection' | 'hasAllOpen'> & {
  readonly ids: readonly string[];
  readonly onToggleAll: () => void;
};

function Head({ ids, selection, hasAllOpen, onToggleAll }: HeadProps) {
  const { t } = useTranslation();
  const chosenCount = ids.filter((id) => selection.ids.has(id)).length;
  const isAllChosen = hasAllOpen && ids.length > 0 && chosenCount === ids.length;
  return (
    <thead>
      <tr className={styles.head}>
        <th scope="col">
          <Checkbox
            size="xs"
            aria-label={t('invoices.chooseAll')}
            checked={isAllChosen}
            indeterminate={chosenCount > 0 && !isAllChosen}
            disabled={ids.length === 0}
            onChange={onToggleAll}
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
