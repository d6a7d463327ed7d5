import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import type { Problem } from '../../../app/problem.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './panel.module.css';

/** A framed part of a section, named for screen readers by its heading. */
export function Panel({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <section className={styles.panel} aria-label={title}>
      <h2>{title}</h2>
      {text === undefined ? null : <p className={styles.text}>{text}</p>}
      {children}
    </section>
  );
}

export type Line = readonly [name: string, value: ReactNode];

/** Names and values, one below the other. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <dl className={styles.lines}>
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Something that needs a look and stops nobody. */
export function WarningLine({ children }: { children: ReactNode }) {
  return (
    <div role="note" className={styles.warning}>
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}

/** A setting with the words that name its control. */
export function Setting({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <div className={styles.setting}>
      <span id={id}>{label}</span>
      {children}
    </div>
  );
}

/** Buttons with what came of them. */
export function Actions(props: { problem: Problem | null; doneText?: string; children: ReactNode }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={styles.actions}>
      {props.children}
      <p role="status" className={styles.done}>
        {props.doneText ?? ''}
      </p>
      {props.problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {failureWords(props.problem, t, formats)}
        </p>
      )}
    </div>
  );
}
