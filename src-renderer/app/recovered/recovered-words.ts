import type { TFunction } from 'i18next';
import type { HandInState } from '../../../src-shared/contract/sync-state.ts';

/** What became of recovered changes, a sentence for each kind that there is, in the order in which it matters. */
export function recoveredWords(state: HandInState, t: TFunction): readonly string[] {
  const kinds = ['waiting', 'applied', 'refused', 'unreadable'] as const;
  return kinds
    .filter((kind) => state[kind] > 0)
    .map((kind) => t(`recovered.${kind}`, { count: state[kind] }));
}
