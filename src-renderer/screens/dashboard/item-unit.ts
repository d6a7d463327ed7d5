import type { ComponentKey } from '../../../src-shared/domain/key-figures/component.ts';

/** What a document adds to a component: documents, money, or money times days. */
export type ItemUnit = 'count' | 'amount' | 'amountDays';

/** The unit of a component. */
export function itemUnit(key: ComponentKey): ItemUnit {
  if (/^(?:contact\.|person\.|carried)/.test(key) || key.endsWith('.count')) return 'count';
  return key.endsWith('.amountDays') ? 'amountDays' : 'amount';
}
