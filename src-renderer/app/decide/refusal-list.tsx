import { useRef } from 'react';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import styles from './batch-panel.module.css';
import type { BatchOutcome } from './run-batch.ts';

/** A row by the account that it is of; the number where the list has it. */
export type NamedRow = { readonly accountName: string; readonly number?: string };

/** Of one reason; how many there are besides is said. */
const namedAccounts = 20;

/** What could not be done, by reason, with the accounts that it concerns. */
export function RefusalList({ refused }: { refused: BatchOutcome<NamedRow>['refused'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const region = useRef<HTMLElement>(null);
  if (refused.length === 0) return null;
  const byReason = new Map<string, string[]>();
  for (const { row, problem } of refused) {
    const reason = failureWords(problem, t, formats);
    const names = byReason.get(reason) ?? [];
    names.push(row.number === undefined ? row.accountName : `${row.accountName} (${row.number})`);
    byReason.set(reason, names);
  }
  return (
    <ScrollRegion region={region} className={styles.failures ?? ''} label={t('batch.failures')}>
      {[...byReason].map(([reason, names]) => (
        <div key={reason} className={styles.reason}>
          {t('batch.reason', { reason, shown: formats.count(names.length) })}
          <div className={styles.accounts}>
            {names.slice(0, namedAccounts).join(', ')}
            {names.length > namedAccounts
              ? ` ${t('batch.more', {
                  count: names.length - namedAccounts,
                  shown: formats.count(names.length - namedAccounts),
                })}`
              : ''}
          </div>
        </div>
      ))}
    </ScrollRegion>
  );
}
