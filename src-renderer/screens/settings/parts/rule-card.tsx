import type { ContactRuleWords } from '../contact-rule-lines.ts';
import styles from './rule-card.module.css';

/** A1: a rule in words, with where it comes from. */
export function RuleCard({ words }: { words: ContactRuleWords }) {
  return (
    <article className={styles.rule}>
      <h3>{words.title}</h3>
      <p className={styles.source}>{words.source}</p>
      <ul>
        {words.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </article>
  );
}
