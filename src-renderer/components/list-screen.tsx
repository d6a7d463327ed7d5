import type { ReactNode } from 'react';
import styles from './list-screen.module.css';

type ListScreenProps = {
  readonly title: string;
  /** What is in the list, in one line. */
  readonly summary: ReactNode;
  /** Stands at the end of the title's line, where it comes and goes without moving anything. */
  readonly notice?: ReactNode;
  /** The filters and what else narrows the list. */
  readonly bar: ReactNode;
  readonly children: ReactNode;
};

/** The frame of a screen that is one list. */
export function ListScreen({ title, summary, notice, bar, children }: ListScreenProps) {
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1>{title}</h1>
        <p className={styles.summary}>{summary}</p>
        {notice}
      </div>
      <div className={styles.bar}>{bar}</div>
      {children}
    </div>
  );
}
