import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './tag.module.css';
import tones from './tone.module.css';

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'danger' | 'info';

/** A short word on a quiet ground; the tone only supports what the word says. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={classNames(styles.tag, tones[tone])}>{children}</span>;
}
