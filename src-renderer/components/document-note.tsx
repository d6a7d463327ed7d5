import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './document-note.module.css';
import type { Tone } from './tag.tsx';
import tones from './tone.module.css';

type DocumentNoteProps = {
  /** Colours what the words say; `info` where it is left out. */
  readonly tone?: Exclude<Tone, 'neutral' | 'accent'>;
  readonly icon?: ReactNode;
  /** A button behind the words. */
  readonly action?: ReactNode;
  /** Nothing while it is on its way: the line has its height already. */
  readonly children?: ReactNode;
};

/** A line above a document about what became of it. */
export function DocumentNote({ tone = 'info', icon, action, children }: DocumentNoteProps) {
  return (
    <div className={classNames(styles.note, tones[tone])}>
      <div className={styles.words} role="status">
        {icon}
        <span>{children}</span>
      </div>
      {action}
    </div>
  );
}
