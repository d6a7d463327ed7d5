import type { PriorityReason } from '../../src-shared/domain/priority/priority.ts';
import { useTranslation } from '../components/translation.tsx';
import { useFormats } from './formats.ts';
import styles from './priority-reasons.module.css';
import { priorityWords } from './priority-words.ts';
import { useSession } from './session-context.ts';

/** W1: rule by rule, the points that sum to the score. */
export function PriorityReasons(props: {
  reasons: readonly PriorityReason[];
  score: number;
  currency: string;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { today } = useSession();
  return (
    <dl className={styles.list}>
      <div className={styles.head}>
        <dt>{t('priority.title')}</dt>
        <dd>{props.score}</dd>
      </div>
      {props.reasons.map((reason) => (
        <div key={reason.rule}>
          <dt>{priorityWords(reason, props.currency, today, t, formats)}</dt>
          <dd>{reason.points > 0 ? `+${reason.points}` : reason.points}</dd>
        </div>
      ))}
    </dl>
  );
}
