import type { CountedChoice, WorklistChoices } from '../../../src-shared/contract/worklist-view.ts';
import type { ReadModelsState } from './read-models-state.ts';

/** What all accounts together can be narrowed down to, in the order of the names. */
export function readWorklistChoices({ columns }: ReadModelsState): WorklistChoices {
  const counts = new Float64Array(columns.facets.length);
  for (let accountKey = 0; accountKey < columns.size; accountKey += 1) {
    if (!columns.isKept(accountKey, 0)) continue;
    const facetKey = columns.facet[accountKey] ?? 0;
    counts[facetKey] = (counts[facetKey] ?? 0) + 1;
  }
  const segments = new Map<string, number>();
  const collectors = new Map<string, number>();
  const riskClasses = new Map<string, number>();
  columns.facets.forEach((facet, facetKey) => {
    const count = counts[facetKey] ?? 0;
    if (count === 0) return;
    add(segments, facet.segment, count);
    add(collectors, facet.collectorId, count);
    add(riskClasses, facet.riskClass, count);
  });
  return {
    segments: inOrder(segments),
    collectors: inOrder(collectors),
    riskClasses: inOrder(riskClasses),
  };
}

function add(counts: Map<string, number>, value: string, count: number): void {
  counts.set(value, (counts.get(value) ?? 0) + count);
}

function inOrder(counts: ReadonlyMap<string, number>): readonly CountedChoice[] {
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? -1 : 1));
}
