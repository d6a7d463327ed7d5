import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { classNames } from '../../../components/class-names.ts';
import { RowCheck } from '../../../components/row-check.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './invoice-table.module.css';

type InvoiceTableRowProps = {
  readonly row: InvoiceRow;
  readonly index: number;
  readonly top: number;
  readonly today: string;
  readonly isChosen: boolean;
  /** The account was opened for this invoice. */
  readonly isSought: boolean;
  readonly onToggle: (row: InvoiceRow, isRange: boolean) => void;
};

export function InvoiceTableRow(props: InvoiceTableRowProps) {
  const { row, index, top, today, isChosen, isSought, onToggle } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={isSought}
      data-invoice={row.id}
      data-place={index}
      className={classNames(
        styles.row,
        isSought && styles.sought,
        isChosen && styles.chosen,
        row.openMinor === 0 && styles.settled,
      )}
      style={{ transform: `translateY(${top.toString()}px)` }}
    >
      <td>
        {row.openMinor > 0 ? (
          <RowCheck
            label={t('invoices.choose', { number: row.number })}
            isChecked={isChosen}
            onChange={(event) =>
              onToggle(row, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
            }
          />
        ) : null}
      </td>
      <th scope="row" className={styles.number} title={row.reference === '' ? row.number : row.reference}>
        {row.number}
      </th>
      <td>{formats.shortDate(row.invoiceDate, today)}</td>
      <td>{row.type === 'credit-note' ? '–' : formats.shortDate(row.dueDate, today)}</td>
      <td className={styles.numeric}>{row.daysPastDue === 0 ? '–' : formats.count(row.daysPastDue)}</td>
      <td className={styles.numeric}>{formats.amountNumber(row.amountMinor, row.currency)}</td>
      <td className={classNames(styles.numeric, styles.open)}>
        {formats.amountNumber(row.openMinor, row.currency)}
      </td>
      <td className={styles.state}>
        <InvoiceState row={row} today={today} />
      </td>
    </tr>
  );
}

function dueState(row: InvoiceRow, today: string): 'overdue' | 'today' | 'later' {
  if (row.daysPastDue > 0) return 'overdue';
  return row.dueDate === today ? 'today' : 'later';
}

function InvoiceState({ row, today }: { row: InvoiceRow; today: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (row.openMinor === 0) return <Tag tone="neutral">{t('invoices.state.settled')}</Tag>;
  if (row.openMinor < 0) {
    return (
      <Tag tone="ok">
        {t(row.type === 'credit-note' ? 'invoices.state.credit' : 'invoices.state.overpaid')}
      </Tag>
    );
  }
  return (
    <>
      {row.disputedMinor > 0 ? (
        <Tag tone="info">
          {t('invoices.state.disputed', { amount: formats.amountNumber(row.disputedMinor, row.currency) })}
        </Tag>
      ) : null}
      {row.promisedMinor > 0 ? (
        <Tag tone="ok">
          {t('invoices.state.promised', { amount: formats.amountNumber(row.promisedMinor, row.currency) })}
        </Tag>
      ) : null}
      {row.type === 'debit-note' ? <Tag>{t('invoices.state.debit')}</Tag> : null}
      {row.disputedMinor === 0 && row.promisedMinor === 0 ? (
        <span className={styles.quiet}>{t(`invoices.due.${dueState(row, today)}`)}</span>
      ) : null}
    </>
  );
}
