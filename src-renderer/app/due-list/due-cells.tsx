import type { ReactNode } from 'react';
import { Cell, First, NameCell, Second } from '../../components/list-table/list-row.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import { dueDay } from '../lists/due-day.ts';
import type { DueRow, DueRowProps } from './due-list-kind.ts';

/** A day with how far it is from today, in words. */
export function DayCell({ date, today }: { date: string; today: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { when, count } = dueDay(date, today);
  return (
    <Cell>
      <First isStrong={when !== 'ahead'}>{formats.shortDate(date, today)}</First>
      <Second isUrgent={when !== 'ahead'}>{t(`due.${when}`, { count, days: formats.count(count) })}</Second>
    </Cell>
  );
}

type AccountCellProps<Row> = Pick<DueRowProps<Row>, 'row' | 'isActive' | 'onOpen'> & {
  /** What stands behind the number. */
  readonly children?: ReactNode;
};

export function AccountCell<Row extends DueRow>({ row, isActive, onOpen, children }: AccountCellProps<Row>) {
  return (
    <NameCell name={row.accountName} isActive={isActive} onOpen={() => onOpen(row)}>
      <Second>
        {row.accountNumber}
        {children}
      </Second>
    </NameCell>
  );
}

type AmountCellProps = {
  readonly amountMinor: number;
  readonly currency: string;
  readonly isStrong?: boolean;
};

export function AmountCell({ amountMinor, currency, isStrong = false }: AmountCellProps) {
  const formats = useFormats();
  return (
    <Cell isNumeric>
      <First isStrong={isStrong} isQuiet={amountMinor === 0}>
        {formats.amountNumber(amountMinor, currency)}
      </First>
      <Second>{currency}</Second>
    </Cell>
  );
}

/** The server has not answered yet. */
export function WaitingWords({ isWaiting }: { isWaiting: boolean }) {
  const { t } = useTranslation();
  return isWaiting ? <Second isUrgent>{t('account.waitingToSync')}</Second> : null;
}
