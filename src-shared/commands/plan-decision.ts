import { awaitsApproval, lastVersion, type PaymentPlan } from '../domain/plan/plan.ts';
import { type CommandContext, type CommandEffect, changed, refused, signed } from './command.ts';

/**
 * N4: what becomes of a plan when a superior has decided on its last version. A plan that stands goes on standing as it
 * is, whatever was said to its change. Refused with PLAN_STATE_WRONG where nobody has to decide.
 */
export function decidePlan(
  plan: PaymentPlan,
  { isGranted, reason }: { readonly isGranted: boolean; readonly reason: string },
  context: CommandContext,
): CommandEffect {
  if (!awaitsApproval(plan)) return refused('PLAN_STATE_WRONG', { state: plan.state });
  const decision = { ...signed(context), isGranted, reason };
  const versions = plan.versions.with(-1, { ...lastVersion(plan), decision });
  const decided = isGranted ? 'approved' : 'refused';
  const state = plan.state === 'active' ? 'active' : decided;
  return changed({ collection: 'plans', document: { ...plan, seq: 0, state, versions } });
}
