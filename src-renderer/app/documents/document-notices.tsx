import type { DocumentNotice } from '../../../src-shared/contract/document-request.ts';
import { useTranslation } from '../../components/translation.tsx';
import styles from './document-notices.module.css';

/** Says what is not on a paper as it should be, before it goes out; nothing where all is right. */
export function DocumentNotices({ notices }: { notices: readonly DocumentNotice[] }) {
  const { t } = useTranslation();
  if (notices.length === 0) return null;
  return (
    <div role="status" className={styles.notices}>
      {notices.map((notice) => (
        <p key={notice.code}>
          {notice.code === 'CHARACTERS_MISSING'
            ? t('documentNotice.CHARACTERS_MISSING', { characters: [...notice.characters].join(' ') })
            : t(`documentNotice.${notice.code}`)}
        </p>
      ))}
    </div>
  );
}
