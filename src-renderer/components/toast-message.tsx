import { Button } from '@mantine/core';
import styles from './toast-message.module.css';

/** The words of a toast with the one thing that can be done about it. */
export function ToastMessage(props: { message: string; label: string; onAction: () => void }) {
  return (
    <div className={styles.line}>
      <span className={styles.words}>{props.message}</span>
      <Button size="compact-sm" variant="light" onClick={props.onAction}>
        {props.label}
      </Button>
    </div>
  );
}
