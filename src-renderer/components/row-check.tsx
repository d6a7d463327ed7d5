import type { ChangeEvent, MouseEvent } from 'react';
import styles from './row-check.module.css';

type RowCheckProps = {
  /** What is chosen by it. */
  readonly label: string;
  readonly isChecked: boolean;
  /** Some of what it stands for, but not all, is chosen. */
  readonly isMixed?: boolean;
  readonly isDisabled?: boolean;
  /** False where only the active row is in the tab order, and this is another one. */
  readonly isInTabOrder?: boolean;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly onDoubleClick?: (event: MouseEvent) => void;
};

/** Whether a row of a list, or all of them, is chosen: plain, because a list draws many while it scrolls. */
export function RowCheck(props: RowCheckProps) {
  const isMixed = props.isMixed === true;
  return (
    <input
      type="checkbox"
      ref={(box) => {
        if (box !== null) box.indeterminate = isMixed;
      }}
      className={styles.check}
      aria-label={props.label}
      checked={props.isChecked}
      disabled={props.isDisabled}
      tabIndex={props.isInTabOrder === false ? -1 : 0}
      onChange={props.onChange}
      onDoubleClick={props.onDoubleClick}
    />
  );
}
