import type { TFunction } from 'i18next';
import styles from './key-hint.module.css';
import { useTranslation } from './translation.tsx';

/** Keys as they are printed on the keyboards of the language: "Ctrl K", "Strg K". */
export function keyWords(keys: string, t: TFunction): string {
  return keys
    .split(' ')
    .map((key) => t(`key.${key}`, { defaultValue: key }))
    .join(' ');
}

/** The key of a shortcut inside a button; the words of the button name it for screen readers. */
export function KeyHint({ keys }: { keys: string }) {
  const { t } = useTranslation();
  return (
    <span className={styles.key} aria-hidden="true">
      {keyWords(keys, t)}
    </span>
  );
}
