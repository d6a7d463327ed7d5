import { Button } from '@mantine/core';
import styles from './toast-message.module.css';

type ToastAction = { readonly label: string; readonly onAction: () => void };

/** The words of a toast with what can be done about it. */
export function ToastMessage(props: ToastAction & { message: string; more?: ToastAction | undefined }) {
  const { more } = props;
  return (
    <div className={styles.line}>
      <span className={styles.words}>{props.message}</span>
      <div className={styles.actions}>
        <Button size="compact-sm" variant="light" onClick={props.onAction}>
          {props.label}
        </Button>
        {more === undefined ? null : (
          <Button size="compact-sm" variant="default" onClick={more.onAction}>
            {more.label}
          </Button>
        )}
      </div>
    </div>
  );
}
