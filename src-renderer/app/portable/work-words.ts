import type { TFunction } from 'i18next';
import type { TakenWork, WorkCounts } from '../../../src-shared/contract/portable-work.ts';
import type { Formats } from '../formats.ts';

/** "3 changes, 1 file, 2 drafts". */
export function workCountWords({ changes, files, drafts }: WorkCounts, t: TFunction): string {
  return [
    t('portable.changes', { count: changes }),
    t('portable.files', { count: files }),
    t('portable.drafts', { count: drafts }),
  ].join(', ');
}

/** What came of a file of work; `isSignedIn` says whether it still waits for its person. */
export function takenWorkWords(
  reply: TakenWork,
  isSignedIn: boolean,
  t: TFunction,
  formats: Formats,
): { readonly isDone: boolean; readonly text: string } {
  const owner = reply.owner && { ...reply.owner, at: formats.dateTime(reply.owner.madeAt) };
  if (reply.outcome === 'refused')
    return { isDone: false, text: t(`portable.refused.${reply.reason}`, { ...owner }) };
  const lines = [
    t('portable.taken', { ...owner, what: workCountWords(reply.counts, t) }),
    ...(reply.draftsLeft === 0 ? [] : [t('portable.draftsLeft', { count: reply.draftsLeft })]),
    ...(isSignedIn ? [] : [t('portable.signIn', { ...owner })]),
  ];
  return { isDone: true, text: lines.join(' ') };
}
