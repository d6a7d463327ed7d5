import type { ReactNode } from 'react';
import { KeyHint } from '../../components/key-hint.tsx';
import { useShortcuts } from '../use-shortcuts.ts';
import styles from './action-bar.module.css';
import { useOncePerPress } from './use-once-per-press.ts';

export type RowAction = {
  readonly label: string;
  /** As {@link useShortcuts} names it; absent where no key does it. */
  readonly key?: string;
  readonly isMain?: boolean;
  /** Why it cannot be done now, in words; null where it can. */
  readonly blocked: string | null;
  readonly onRun: () => void;
};

type ActionBarProps = {
  readonly label: string;
  readonly actions: readonly RowAction[];
  readonly isBusy: boolean;
  /** What the selected row says in full. */
  readonly children: ReactNode;
};

/** What can be done with the selected row of a list, by button and by key, below what the row says in full. */
export function ActionBar({ label, actions, isBusy, children }: ActionBarProps) {
  const canRun = ({ blocked }: RowAction) => blocked === null && !isBusy;
  const oncePerPress = useOncePerPress();
  useShortcuts(
    Object.fromEntries(
      actions.flatMap((action) =>
        action.key === undefined || !canRun(action)
          ? []
          : [[action.key, () => oncePerPress(action.onRun)] as const],
      ),
    ),
  );
  return (
    <section className={styles.bar} aria-label={label}>
      <div className={styles.words}>{children}</div>
      {actions.map((action) => (
        <button
          key={action.label}
          type="button"
          className={action.isMain === true ? styles.main : undefined}
          disabled={!canRun(action)}
          title={action.blocked ?? undefined}
          onClick={(event) => {
            // The second click of a double click would meet the next row.
            if (event.detail < 2) action.onRun();
          }}
        >
          {action.label}{' '}
          {action.key === undefined ? null : (
            <KeyHint keys={action.key === ' ' ? 'Space' : action.key.toUpperCase()} />
          )}
        </button>
      ))}
    </section>
  );
}

/** One line of what the selected row says. */
export function ActionWords({ isStrong = false, children }: { isStrong?: boolean; children: ReactNode }) {
  return isStrong ? <strong>{children}</strong> : <p>{children}</p>;
}
