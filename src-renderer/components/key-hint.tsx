import styles from './key-hint.module.css';

/** The key of a shortcut inside a button; the words of the button name it for screen readers. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={styles.key} aria-hidden="true">
      {keys}
    </span>
  );
}
