import { Loader, VisuallyHidden } from '@mantine/core';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import styles from './catching-up.module.css';

/** Says that figures are being brought up to date. Screen readers hear it once, not at every count. */
export function CatchingUp({ count }: { count: number | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isShown = count !== null;
  return (
    <div className={styles.notice}>
      <VisuallyHidden role="status">{isShown ? t('worklist.catchingUpNow') : ''}</VisuallyHidden>
      {isShown ? (
        <p className={styles.words} aria-hidden="true" data-testid="catching-up">
          <Loader size={12} />
          {t('worklist.catchingUp', { count, left: formats.count(count) })}
        </p>
      ) : null}
    </div>
  );
}
