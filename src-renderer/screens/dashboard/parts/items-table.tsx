import { Link } from 'wouter';
import type { FigureItemRow } from '../../../../src-shared/contract/figures-view.ts';
import { localDecimal, majorUnits } from '../../../../src-shared/domain/key-figures/figure-decimal.ts';
import { ratio } from '../../../../src-shared/domain/money/ratio.ts';
import { accountPath, foundPath } from '../../../app/paths.ts';
import { componentName, type FigureLanguage } from '../figure-words.ts';
import { itemUnit } from '../item-unit.ts';
import styles from './items-table.module.css';

type ItemsTableProps = {
  readonly rows: readonly FigureItemRow[];
  readonly currency: string;
  readonly language: FigureLanguage;
};

const columns = ['account', 'document', 'date', 'component'] as const;

/** Documents with what they add to a figure; each row opens its account where the document is. */
export function ItemsTable({ rows, currency, language }: ItemsTableProps) {
  const { t, formats } = language;
  return (
    <table className={styles.table} aria-label={t('dashboard.documents')}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`dashboard.csv.${column}`)}
            </th>
          ))}
          <th scope="col" className={styles.number}>
            {t('dashboard.csv.value')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.accountId}/${row.kind}/${row.id}/${row.key}`}>
            <td>
              <Link to={pathOf(row)} className={styles.account}>
                {row.accountName}
              </Link>
              <span className={styles.muted}> {row.accountNumber}</span>
            </td>
            <td>
              {t(`dashboard.kind.${row.kind}`)} {row.label}
            </td>
            <td className={styles.date}>{row.date === '' ? '' : formats.fullDate(row.date)}</td>
            <td>{componentName(row.key, language)}</td>
            <td className={styles.number}>{addedWords(row, currency, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function addedWords({ key, value }: FigureItemRow, currency: string, { t, formats }: FigureLanguage): string {
  const unit = itemUnit(key);
  const decimal = unit === 'count' ? value.toString() : majorUnits(ratio(value), currency);
  return t(`dashboard.value.${unit}`, { shown: localDecimal(decimal, formats.locale), currency });
}

function pathOf({ accountId, kind, label }: FigureItemRow): string {
  switch (kind) {
    case 'account':
      return accountPath(accountId);
    case 'invoice':
      return foundPath(accountId, { kind: 'invoice', text: label });
    case 'payment':
      return accountPath(accountId, 'payments');
    case 'promise':
      return accountPath(accountId, 'promises');
    case 'activity':
      return accountPath(accountId, 'timeline');
  }
}
