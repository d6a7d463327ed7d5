import { createHash } from 'node:crypto';
import { type FigureBasis, figureBasis } from '../../src-shared/domain/key-figures/figure-basis.ts';
import type { SummaryRules } from './account-summary.ts';

/** A basis of key figures with its name: sums of the same name may be added. */
export type NamedBasis = { readonly name: string; readonly basis: FigureBasis };

let last: (NamedBasis & { readonly rules: SummaryRules }) | undefined;

/** The basis of the key figures as of the rules' date; worked out once for all accounts of it. */
export function basisOf(rules: SummaryRules): NamedBasis {
  const { today, settings } = rules;
  if (last?.rules.today === today && last.rules.settings === settings) return last;
  const { policy, keyFigures } = settings;
  const hash = createHash('sha256')
    .update(JSON.stringify([policy, keyFigures]))
    .digest('hex');
  last = { name: `${today} ${hash}`, basis: figureBasis(today, policy, keyFigures), rules };
  return last;
}
