import type { TFunction } from 'i18next';
import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { AmountField } from '../../../components/amount-field.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { type Formats, useFormats } from '../../formats.ts';
import styles from './invoice-amounts.module.css';
import type { LeftOut } from './left-out.ts';

const listedCount = 100;

type InvoiceAmountsProps = {
  readonly title: string;
  /** The first of them. */
  readonly rows: readonly InvoiceRow[];
  readonly count: number;
  readonly currency: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  /** Minor units that may stand at an invoice. */
  readonly availableMinor: (row: InvoiceRow) => number;
  readonly leftOut: readonly LeftOut[];
  /** Key of the words that say why an invoice of which nothing is left is missing. */
  readonly leftOutWords: 'promise.leftOut' | 'dispute.leftOut';
  readonly today: string;
  readonly onText: (invoiceId: string, text: string) => void;
  readonly onLeave: () => void;
};

const namedCount = 3;

function namedInvoices({ numbers, count }: LeftOut, t: TFunction, formats: Formats): string {
  const named = numbers.slice(0, namedCount);
  const rest = count - named.length;
  return formats.list(rest > 0 ? [...named, t('promises.more', { count: rest })] : named);
}

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
      {listed.length === 0 ? null : (
        <ul className={styles.list}>
          {listed.map((row) => (
            <li key={row.id} className={styles.row}>
              <span className={styles.invoice}>
                <strong>{row.number}</strong>
                <small>
                  {t('form.invoiceDue', { date: formats.shortDate(row.dueDate, props.today) })}
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
                onLeave={props.onLeave}
              />
            </li>
          ))}
        </ul>
      )}
      {listed.length < props.count ? (
        <p className={styles.more}>{t('form.moreInvoices', { count: props.count - listed.length })}</p>
      ) : null}
      {props.leftOut.map((left) => (
        <p key={left.reason} className={styles.more}>
          {t(left.reason === 'currency' ? 'form.leftOutCurrency' : props.leftOutWords, {
            invoices: namedInvoices(left, t, formats),
            count: left.count,
            currency,
          })}
        </p>
      ))}
    </fieldset>
  );
}
