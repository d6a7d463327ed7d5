import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { type AccountPosition, accountPosition } from '../../src-shared/domain/account/account-position.ts';
import type { SummaryRules } from './account-summary.ts';

type Computed = SummaryRules & { readonly position: AccountPosition };

// An open account is several live views: one change lets each of them read, and the aggregate is the same for all.
const lastOf = new WeakMap<AccountAggregate, Computed>();

/** Where an account stands on a date, computed once for all views of it. */
export function effectivePosition(
  aggregate: AccountAggregate,
  { today, settings }: SummaryRules,
): AccountPosition {
  const last = lastOf.get(aggregate);
  if (last?.today === today && last.settings === settings) return last.position;
  const position = accountPosition(aggregate, today, settings);
  lastOf.set(aggregate, { today, settings, position });
  return position;
}
