import { Button } from '@mantine/core';
import styles from './toast-message.module.css';

export type ToastAction = { readonly label: string; readonly onAction: () => void };
type ToastMessageProps = { readonly message: string; readonly actions: readonly ToastAction[] };

/** The words of a toast with what can be done about it, the first thing first. */
export function ToastMessage({ message, actions }: ToastMessageProps) {
  return (
    <div>
      <span className={styles.words}>{message}</span>
      {actions.length === 0 ? null : (
        <div className={styles.actions}>
          {actions.map(({ label, onAction }, index) => (
            <Button
              key={label}
              size="compact-sm"
              variant={index === 0 ? 'light' : 'default'}
              classNames={{ label: styles.label ?? '' }}
              onClick={onAction}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
