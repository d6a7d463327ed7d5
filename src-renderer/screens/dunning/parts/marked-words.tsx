import { ActionWords } from '../../../app/decide/action-bar.tsx';
import { useFormats } from '../../../app/formats.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { type MarkedRow, markedTotals } from '../../../state/marked-rows.ts';

/** How many rows are marked and what they come to. */
export function MarkedWords({ marked }: { marked: readonly MarkedRow[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const amounts = markedTotals(marked).map((total) => formats.amount(total.amountMinor, total.currency));
  return (
    <ActionWords isStrong>
      {t('batch.marked', { count: marked.length, shown: formats.count(marked.length) })} ·{' '}
      {amounts.join(' + ')}
    </ActionWords>
  );
}
