import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { ChosenInvoices } from '../../../../src-shared/contract/account-invoices-view.ts';
import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { isChosenBy } from '../../../../src-shared/contract/invoice-choice.ts';
import { classNames } from '../../../components/class-names.ts';
import { RowCheck } from '../../../components/row-check.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { useIsPrinting } from '../../../components/use-is-printing.ts';
import { isAllChosen, type Selection, toggleAll, toggleOne, toggleRange } from '../selection.ts';
import { InvoiceTableRow } from './invoice-row.tsx';
import styles from './invoice-table.module.css';
import { useRowKeys } from './use-row-keys.ts';

const rowHeight = 38;
const headHeight = 36;

type InvoiceTableProps = {
  /** What is loaded of the table: `rows` stand from `offset` on. */
  readonly list: { readonly total: number; readonly offset: number; readonly rows: readonly InvoiceRow[] };
  /** How many rows from the first on are open invoices; settled ones come after them. */
  readonly openCount: number;
  readonly bucket: number | null;
  readonly selection: Selection;
  /** Of all invoices, those that are not loaded included. */
  readonly chosen: ChosenInvoices;
  readonly today: string;
  /** The invoice that is brought into view and focused when the table opens. */
  readonly sought: { readonly number: string | null; readonly index: number | null };
  readonly onSelect: (selection: Selection) => void;
  readonly onRowsInView: (first: number, last: number) => void;
};

/** Virtual, and loaded part by part: an account may hold 20,000 invoices. */
export function InvoiceTable(props: InvoiceTableProps) {
  const { list, openCount, bucket, selection, today, sought, onSelect } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const isChosen = useMemo(() => isChosenBy(selection.choice), [selection.choice]);
  const virtual = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    // The rows begin below the head, which stays in view; at the end a horizontal scrollbar may lie over them.
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: 20,
  });
  const toggle = (row: InvoiceRow, isRange: boolean) =>
    onSelect(isRange ? toggleRange(selection, row, bucket) : toggleOne(selection, row));
  const isPrinting = useIsPrinting();
  // On paper stand the rows that are loaded, wherever the view is.
  const items = isPrinting
    ? list.rows.map((_, place) => ({ index: list.offset + place, start: headHeight }))
    : virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const onRowsInView = useEffectEvent((from: number, to: number) => {
    if (!isPrinting) props.onRowsInView(from, to);
  });
  useEffect(() => onRowsInView(first, last), [first, last]);
  useRowKeys({
    scroller,
    part: { ...list, total: openCount },
    soughtIndex: sought.index,
    showRow: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  });
  return (
    <section ref={scroller} className={styles.scroller} aria-label={t('account.tab.invoices')}>
      <table className={styles.table} aria-rowcount={list.total + 1}>
        <Head bucket={bucket} selection={selection} chosen={props.chosen} onSelect={onSelect} />
        <tbody style={isPrinting ? {} : { height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = list.rows[index - list.offset];
            const top = start - headHeight;
            return row === undefined ? (
              <ComingRow key={`place-${index.toString()}`} top={top} />
            ) : (
              <InvoiceTableRow
                key={row.id}
                row={row}
                index={index}
                top={top}
                today={today}
                isSought={row.number === sought.number}
                isChosen={isChosen(row)}
                onToggle={toggle}
              />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Holds the place of a row that is on its way. */
function ComingRow({ top }: { top: number }) {
  return (
    <tr className={styles.row} style={{ transform: `translateY(${top.toString()}px)` }}>
      <td />
    </tr>
  );
}

type HeadProps = Pick<InvoiceTableProps, 'bucket' | 'selection' | 'chosen' | 'onSelect'>;

function Head({ bucket, selection, chosen, onSelect }: HeadProps) {
  const { t } = useTranslation();
  const { shownCount, shownChosenCount } = chosen;
  const isAll = shownCount > 0 && isAllChosen(selection, bucket, shownChosenCount === shownCount);
  return (
    <thead>
      <tr className={styles.head}>
        <th scope="col">
          <RowCheck
            label={t('invoices.chooseAll')}
            isChecked={isAll}
            isMixed={shownChosenCount > 0 && !isAll}
            isDisabled={shownCount === 0}
            onChange={() => onSelect(toggleAll(selection, bucket, isAll))}
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
