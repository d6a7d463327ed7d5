import styles from './duebook-mark.module.css';

/** The mark of the program. It is drawn, not fetched: these cards show while nobody may be there to answer. */
export function DuebookMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 32 32" width={40} height={40} aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M9 10h14M9 16h14M9 22h9" />
    </svg>
  );
}
