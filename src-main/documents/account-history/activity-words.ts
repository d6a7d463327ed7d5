import type { HistoryEntryOf } from '../../engine/ports/history-entry.ts';
import type { DocumentFormat } from '../document-format.ts';
import { type DocumentWords, fillIn } from '../document-words.ts';
import type { HistoryWords } from './history-words.ts';

type Activity = HistoryEntryOf<'activity'>;

/** A call, a note or whatever else was done, in words. */
export function activityWords(format: DocumentFormat, entry: Activity): HistoryWords {
  const { history } = format.words;
  const { activity, outcome, contactName, isCorrected, override, correction } = entry;
  const line = [
    outcome === null ? '' : history.outcomes[outcome],
    contactName,
    isCorrected ? history.corrected : '',
  ].filter((part) => part !== '');
  const details = [
    ...(entry.change === null ? [] : [changeWords(history, entry.change)]),
    ...(override === null ? [] : [fillIn(history.override, { reason: override })]),
    ...nextWords(format, entry),
    ...(correction === null ? [] : [fillIn(history.correction, correction)]),
  ];
  return { title: history.activities[activity], line: line.join(' · '), note: entry.note, details };
}

function changeWords(
  words: DocumentWords['history'],
  { of, from, to }: NonNullable<Activity['change']>,
): string {
  if (of === 'owner') return fillIn(words.ownerChanged, { from, to });
  if (from === '') return fillIn(words.contactAdded, { to });
  return to === '' ? fillIn(words.contactRemoved, { from }) : fillIn(words.contactChanged, { from, to });
}

function nextWords(format: DocumentFormat, { nextAction }: Activity): readonly string[] {
  if (nextAction === null) return [];
  const { history } = format.words;
  const { date, text, channel } = nextAction;
  const next = fillIn(history.next, { date: format.shortDate(date), text });
  return [channel === null ? next : `${next} · ${history.activities[channel]}`];
}
