import type { AccountHistoryContent } from '../../engine/ports/documents-port.ts';
import type { HistoryEntry } from '../../engine/ports/history-entry.ts';
import type { DocumentWords } from '../document-words.ts';

/** What is counted apart: contacts, notes and the like by their own kinds. */
export type CountedKind = keyof DocumentWords['history']['counted'];

/** Σ counts = total = activities + promises + disputes + payments + documents + steps. */
export type HistoryCounts = {
  /** In the order in which they are listed, those left out of which there is none. */
  readonly counts: readonly (readonly [kind: CountedKind, count: number])[];
  readonly total: number;
  readonly activities: number;
  readonly promises: number;
  readonly disputes: number;
  readonly payments: number;
  readonly documents: number;
  /** Of what is decided upon: each step is an entry. */
  readonly steps: number;
};

const listed = [
  ...['call', 'email', 'sms', 'letter', 'visit', 'meeting', 'note', 'follow-up', 'change'],
  ...['promise', 'dispute', 'payment', 'application', 'plan', 'receipt', 'request', 'notice', 'paper'],
] as readonly CountedKind[];

/** How many entries of what a history has. */
export function historyCounts({ entries }: AccountHistoryContent): HistoryCounts {
  const byKind = Map.groupBy(entries, countedKind);
  const of = (kind: HistoryEntry['kind']) => entries.filter((entry) => entry.kind === kind).length;
  const [activities, promises, disputes, payments, documents] = [
    of('activity'),
    of('promise'),
    of('dispute'),
    of('payment'),
    of('paper'),
  ];
  return {
    counts: listed.flatMap((kind) => {
      const count = byKind.get(kind)?.length ?? 0;
      return count === 0 ? [] : [[kind, count] as const];
    }),
    ...{ total: entries.length, activities, promises, disputes, payments, documents },
    steps: entries.length - activities - promises - disputes - payments - documents,
  };
}

function countedKind(entry: HistoryEntry): CountedKind {
  return entry.kind === 'activity' ? entry.activity : entry.kind;
}
