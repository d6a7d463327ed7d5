import { useRef } from 'react';
import { Link } from 'wouter';
import type { BatchFailure } from '../../../src-shared/contract/document-batch.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useTranslation } from '../../components/translation.tsx';
import styles from '../decide/batch-panel.module.css';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import { accountPath } from '../paths.ts';
import { readyValue, useLiveView } from '../use-live-view.ts';
import own from './batch-failure-list.module.css';

/** The documents of a batch that could not be made, by reason, each with the way to its account. */
export function BatchFailureList({ batchId }: { batchId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const region = useRef<HTMLElement>(null);
  const failures = readyValue(
    useLiveView(
      (client, signal) => client.batches.failures({ batchId }, { signal }),
      `batch-failures/${batchId}`,
    ),
  );
  if (failures === undefined || failures.total === 0) return null;
  const { total, rows } = failures;
  const byReason = Map.groupBy(rows, ({ failure }) => failureWords(failure, t, formats));
  const missing = total - rows.length;
  return (
    <ScrollRegion region={region} className={styles.failures ?? ''} label={t('batch.failures')}>
      {[...byReason].map(([reason, ofReason]) => (
        <div key={reason} className={styles.reason}>
          {t('batch.reason', { reason, shown: formats.count(ofReason.length) })}
          <ul className={own.accounts}>
            {ofReason.map((row) => (
              <li key={row.position}>
                <Link to={accountPath(row.accountId)}>{nameOf(row)}</Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {missing === 0 ? null : (
        <p className={styles.accounts}>
          {t('batch.more', { count: missing, shown: formats.count(missing) })}
        </p>
      )}
    </ScrollRegion>
  );
}

function nameOf({ accountName, accountNumber, accountId }: BatchFailure): string {
  return accountName === '' ? accountId : `${accountName} (${accountNumber})`;
}
