import type { TFunction } from 'i18next';
import type { Formats } from '../formats.ts';
import type { EndedElsewhere } from './batch-run.ts';

type Told = Omit<EndedElsewhere, 'title'> & {
  /** How many were taken back again; absent where nobody asked. */
  readonly withdrawnCount?: number | null;
};

/** What came of a run; of one that was stopped first how far it came. */
export function outcomeText(told: Told, t: TFunction, formats: Formats): string {
  const { words, outcome, doneText, withdrawnCount = null } = told;
  const { total, doneCount, refused } = outcome;
  const left = total - doneCount - refused.length;
  const shown = (count: number) => ({ count, shown: formats.count(count) });
  const reached = { done: formats.count(total - left), total: formats.count(total) };
  return [
    ...(left === 0 ? [] : [t('batch.stopped', reached)]),
    doneText?.(doneCount) ?? t(`${words}.done`, shown(doneCount)),
    ...(refused.length === 0 ? [] : [t(`${words}.refused`, shown(refused.length))]),
    ...(left === 0 ? [] : [t('batch.left', shown(left))]),
    ...(withdrawnCount === null ? [] : [t('batch.withdrawn', shown(withdrawnCount))]),
  ].join(' · ');
}
