import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { type AccountPosition, accountPosition } from '../../src-shared/domain/account/account-position.ts';
import type { SummaryRules } from './account-summary.ts';

type PositionRules = Pick<SummaryRules, 'today' | 'policy'>;
type Computed = PositionRules & { readonly position: AccountPosition };

// An open account is several live views: one change lets each of them read, and the aggregate is the same for all.
const lastOf = new WeakMap<AccountAggregate, Computed>();

/** Where an account stands on a date, computed once for all views of it. */
export function effectivePosition(
  aggregate: AccountAggregate,
  { today, policy }: PositionRules,
): AccountPosition {
  const last = lastOf.get(aggregate);
  if (last?.today === today && last.policy === policy) return last.position;
  const position = accountPosition(aggregate, today, policy);
  lastOf.set(aggregate, { today, policy, position });
  return position;
}
