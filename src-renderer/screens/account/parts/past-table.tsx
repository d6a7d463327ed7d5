import { useRef } from 'react';
import type { AccountHistory } from '../../../../src-shared/domain/account/account-history.ts';
import { useFormats } from '../../../app/formats.ts';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './account-past.module.css';
import { useDaysLateWords } from './use-days-late-words.ts';

/** What the charts draw, in numbers, the newest month first. */
export function PastTable({ history }: { history: AccountHistory }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const daysLateWords = useDaysLateWords();
  const region = useRef<HTMLElement>(null);
  const { balances, months, currency } = history;
  const paidUntil = new Map(months.map((month) => [month.until, month]));
  return (
    <ScrollRegion region={region} className={styles.scroller ?? ''} label={t('past.label')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('past.column.until')}</th>
            <th scope="col">{t('past.column.balance', { currency })}</th>
            <th scope="col">{t('past.column.paid', { currency })}</th>
            <th scope="col">{t('past.column.late')}</th>
          </tr>
        </thead>
        <tbody>
          {balances.toReversed().map(({ on, balanceMinor }) => {
            const month = paidUntil.get(on);
            return (
              <tr key={on}>
                <th scope="row">{formats.fullDate(on)}</th>
                <td>{formats.amountNumber(balanceMinor, currency)}</td>
                <td>{month === undefined ? '–' : formats.amountNumber(month.paidMinor, currency)}</td>
                <td>{month === undefined ? '–' : daysLateWords(month.daysLateTenths)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
