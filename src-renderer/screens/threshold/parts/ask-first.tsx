import { useTranslation } from '../../../components/translation.tsx';
import styles from '../threshold-view.module.css';

/** For whoever is afraid to choose: whom to ask, and that there is no hurry. */
export function AskFirst({ contact }: { readonly contact: string | null }) {
  const { t } = useTranslation();
  return (
    <p className={styles.ask}>
      {contact === null ? t('threshold.askAdministrator') : t('threshold.ask', { contact })}
    </p>
  );
}
