import type { FoundIn, WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import { FoundWords } from '../lists/found-words.tsx';
import styles from './palette.module.css';

type FoundAccountProps = {
  readonly row: WorklistRow;
  readonly foundIn: FoundIn | undefined;
  readonly search: string;
};

/** What may stand before a match in a line of the palette. */
const foundLead = 28;

/** An account that was found: what is overdue, and why it was found where that does not show. */
export function FoundAccount({ row, foundIn, search }: FoundAccountProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <span className={styles.hit}>
      <span className={styles.name}>{row.name}</span>
      <span className={styles.overdue}>
        {t('search.overdue', { amount: formats.amount(row.overdueMinor, row.currency) })}
      </span>
      <span className={styles.second}>
        {row.number}
        {foundIn === undefined ? null : (
          <>
            {' · '}
            <FoundWords kind={foundIn.kind} text={foundIn.text} search={search} lead={foundLead} />
          </>
        )}
      </span>
    </span>
  );
}
