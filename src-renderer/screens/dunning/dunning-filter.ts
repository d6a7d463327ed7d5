import type { DunningCounts, DunningListQuery } from '../../../src-shared/contract/dunning-view.ts';

/** A filter of the list as its address names it: `level-2` is what is due at the second level. */
export type DunningFilter = DunningListQuery['filter'] | `level-${number}`;

const levelOf = (filter: DunningFilter): number | null =>
  filter.startsWith('level-') ? Number(filter.slice('level-'.length)) : null;

/** What the engine is asked for by a filter. */
export function dunningQuestion(filter: DunningFilter): Pick<DunningListQuery, 'filter' | 'level'> {
  const level = levelOf(filter);
  return level === null ? { filter: filter as DunningListQuery['filter'], level } : { filter: 'due', level };
}

/** True where notices can be proposed for the rows of a filter. */
export function isDue(filter: DunningFilter): boolean {
  return dunningQuestion(filter).filter === 'due';
}

/** The filters that there are now: the levels at which something is due come by themselves. */
export function dunningFilters(counts: DunningCounts | undefined): readonly DunningFilter[] {
  const levels = (counts?.due ?? []).map(({ level }) => `level-${level}` as const);
  return ['due', ...levels, 'blocked', 'below-minimum', 'policy-unknown'];
}

/** How many there are by filter. */
export function countsByFilter(counts: DunningCounts | undefined): Readonly<Record<string, number>> {
  if (counts === undefined) return {};
  const levels = counts.due.map(({ level, count }) => [`level-${level}`, count] as const);
  return {
    due: counts.due.reduce((sum, { count }) => sum + count, 0),
    ...Object.fromEntries(levels),
    blocked: counts.blocked,
    'below-minimum': counts.belowMinimum,
    'policy-unknown': counts.policyUnknown,
  };
}
