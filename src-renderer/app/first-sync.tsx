import { Progress } from '@mantine/core';
import type { FirstSyncState } from '../../src-shared/contract/sync-state.ts';
import { useTranslation } from '../components/translation.tsx';
import styles from './first-sync.module.css';
import { useFormats } from './formats.ts';
import { progressWords } from './sync-words.ts';

/** How far the first sync is, in place of the screens: a list that is half here would look like a small one. */
export function FirstSync({ first }: { first: FirstSyncState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const total = first.totalDocuments;
  const percent = total === null || total === 0 ? null : Math.min(100, (first.documents / total) * 100);
  return (
    <section className={styles.notice} aria-label={t('sync.firstSyncTitle')} data-testid="first-sync">
      <p className={styles.words}>{progressWords(first, t, formats)}</p>
      <Progress
        value={percent ?? 100}
        animated={percent === null}
        striped={percent === null}
        aria-label={t('sync.firstSyncTitle')}
      />
      <p className={styles.why}>{t('sync.explain.first-sync')}</p>
    </section>
  );
}
