import type { ReactNode } from 'react';
import styles from './message-panel.module.css';

/** What stands where content would be: nothing there, nothing found, not reachable. */
export function MessagePanel(props: { icon: ReactNode; title: string; text?: string; action?: ReactNode }) {
  return (
    <div className={styles.panel} role="status">
      <span className={styles.icon} aria-hidden="true">
        {props.icon}
      </span>
      <p className={styles.title}>{props.title}</p>
      {props.text === undefined ? null : <p className={styles.text}>{props.text}</p>}
      {props.action}
    </div>
  );
}
