import { useTranslation } from 'react-i18next';
import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { AmountField } from '../../../components/amount-field.tsx';
import { useFormats } from '../../formats.ts';
import styles from './invoice-amounts.module.css';

const listedCount = 100;

type InvoiceAmountsProps = {
  readonly title: string;
  readonly rows: readonly InvoiceRow[];
  readonly currency: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  /** Minor units that may stand at an invoice. */
  readonly availableMinor: (row: InvoiceRow) => number;
  readonly onText: (invoiceId: string, text: string) => void;
};

/** One amount per invoice, oldest first. */
export function InvoiceAmounts(props: InvoiceAmountsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { rows, currency } = props;
  const isListed = (row: InvoiceRow, index: number) =>
    index < listedCount || props.errors[row.id] !== undefined;
  const listed = rows.filter(isListed);
  return (
    <fieldset className={styles.box}>
      <legend>{props.title}</legend>
      <ul className={styles.list}>
        {listed.map((row) => (
          <li key={row.id} className={styles.row}>
            <span className={styles.invoice}>
              <strong>{row.number}</strong>
              <small>
                {t('form.invoiceDue', { date: formats.shortDate(row.dueDate) })}
                {row.daysPastDue > 0 ? ` · ${t('worklist.oldestDays', { count: row.daysPastDue })}` : ''}
                {' · '}
                {t('form.available', { amount: formats.amountNumber(props.availableMinor(row), currency) })}
              </small>
            </span>
            <AmountField
              label={t('form.amountFor', { number: row.number })}
              isLabelHidden
              text={props.texts[row.id] ?? ''}
              currency={currency}
              locale={formats.locale}
              error={props.errors[row.id]}
              onText={(text) => props.onText(row.id, text)}
            />
          </li>
        ))}
      </ul>
      {listed.length < rows.length ? (
        <p className={styles.more}>{t('form.moreInvoices', { count: rows.length - listed.length })}</p>
      ) : null}
    </fieldset>
  );
}
