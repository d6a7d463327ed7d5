import type { LeftBehind as One } from '../../../../src-shared/contract/left-behind.ts';
import { useFormats } from '../../../app/formats.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './left-behind.module.css';
import { Panel } from './panel.tsx';

/** What lies beside the data from before, and what has to be true before somebody may remove it; nothing where there is none. */
export function LeftBehind({ found }: { readonly found: readonly One[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (found.length === 0) return null;
  return (
    <Panel title={t('leftBehind.title')} text={t('leftBehind.text')}>
      <ul className={styles.list}>
        {found.map(({ kind, count, bytes }) => (
          <li key={kind}>
            <strong>{t(`leftBehind.name.${kind}`)}</strong>
            <span className={styles.size}>
              {t('leftBehind.size', {
                count,
                shown: formats.count(count),
                size: formats.count(Math.ceil(bytes / 1_000)),
              })}
            </span>
            <p>{t(`leftBehind.about.${kind}`)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
