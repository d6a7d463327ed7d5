import { Link, useLocation } from 'wouter';
import type { DunningCounts } from '../../../../src-shared/contract/dunning-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from '../dunning.module.css';

/** The way from what is due to the notices that wait, and back. */
export function DunningAside({ counts }: { readonly counts: DunningCounts | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [location] = useLocation();
  const isNotices = location.startsWith('/dunning/notices');
  const waiting = counts === undefined ? undefined : counts.toApprove + counts.toSend;
  return (
    <nav className={styles.aside} aria-label={t('dunning.lists')}>
      {isNotices ? (
        <Link to="/dunning">{t('dunning.toDue')}</Link>
      ) : (
        <Link to={`/dunning/notices${firstFilterOf(counts)}`}>
          {waiting === undefined
            ? t('dunning.toNotices')
            : t('dunning.toNoticesCounted', { shown: formats.count(waiting) })}
        </Link>
      )}
    </nav>
  );
}

/** The notices that there are: those to send where none waits for approval. */
function firstFilterOf(counts: DunningCounts | undefined): '' | '/to-send' {
  return counts?.toApprove === 0 && counts.toSend > 0 ? '/to-send' : '';
}
