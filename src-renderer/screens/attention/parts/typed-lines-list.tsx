import type { CommandItem } from '../../../../src-shared/contract/attention-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { useSession } from '../../../app/session-context.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from '../attention-view.module.css';
import { typedLines } from '../typed-lines.ts';

/** What was typed into a command. */
export function TypedLines({ item }: { item: CommandItem }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { disputeReasons } = useSession();
  return (
    <dl className={styles.typed} aria-label={t('attention.typedTitle')}>
      {typedLines(item, disputeReasons, t, formats).map((line) => (
        <div key={line.key}>
          <dt>{line.label}</dt>
          <dd>{line.text}</dd>
        </div>
      ))}
    </dl>
  );
}
