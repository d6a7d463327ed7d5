import { useTranslation } from '../../components/translation.tsx';
import styles from './take-work-form.module.css';
import { TakeWorkForm } from './take-work-form.tsx';

/** At a first start: a person who comes from another computer brings what was not sent there. */
export function TakeWorkOffer({ onTaken }: { readonly onTaken: () => void }) {
  const { t } = useTranslation();
  return (
    <section className={styles.offer} aria-label={t('portable.takeTitle')}>
      <h2>{t('portable.takeTitle')}</h2>
      <p>{t('portable.offerText')}</p>
      <TakeWorkForm isSignedIn={false} onTaken={onTaken} />
    </section>
  );
}
