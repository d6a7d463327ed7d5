import styles from './filter-chips.module.css';

export type FilterChip = {
  readonly key: string;
  readonly name: string;
  /** How many there are; absent where nobody counts them. */
  readonly count?: string | undefined;
  /** The count with what is counted, "19 accounts". */
  readonly counted?: string | undefined;
};

type FilterChipsProps = {
  readonly label: string;
  readonly chips: readonly FilterChip[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
};

/** Filters of a list, one of which is chosen. */
export function FilterChips({ label, chips, chosen, onChoose }: FilterChipsProps) {
  return (
    <fieldset className={styles.chips} aria-label={label}>
      {chips.map(({ key, name, count, counted }) => (
        <button
          key={key}
          type="button"
          className={styles.chip}
          aria-pressed={key === chosen}
          title={counted}
          onClick={() => onChoose(key)}
        >
          {name}
          {count === undefined ? null : <span className={styles.count}>{count}</span>}
        </button>
      ))}
    </fieldset>
  );
}
