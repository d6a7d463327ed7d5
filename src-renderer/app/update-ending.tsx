import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from '../components/translation.tsx';
import styles from './update-ending.module.css';

/** The program ends for a new version, which may take a while: what is waited for. */
export function UpdateEnding({ version }: { readonly version: string }) {
  const { t } = useTranslation();
  return (
    <span role="status" className={styles.ending}>
      <IconDownload size={18} aria-hidden />
      {t('updates.installing', { version })}
    </span>
  );
}
