import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './first-sync.module.css';
import { useFormats } from './formats.ts';
import { progressWords } from './sync-words.ts';
import { readyValue, useLiveView } from './use-live-view.ts';

/** How far the first sync is, above the screens, until there is something to show in them. */
export function FirstSync() {
  const { t } = useTranslation();
  const formats = useFormats();
  const state = readyValue(useLiveView((client, signal) => client.sync.watch(undefined, { signal }), 'sync'));
  const first = state?.firstSync ?? null;
  if (first === null) return null;
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
