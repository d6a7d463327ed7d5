import { lastVersion, type PaymentPlan, type PlanVersion, versionInForce } from './plan.ts';

/** N4, N5: what the paper of a version is worth: only one that is to be signed, or is in force, binds anybody. */
export type AgreementStanding =
  | 'draft'
  | 'awaiting-approval'
  | 'refused'
  | 'for-signature'
  | 'in-force'
  | 'replaced'
  | 'ended';

/** N4, N5: the standing of one of the versions of a plan, from what is stored of it. */
export function agreementStanding(plan: PaymentPlan, version: PlanVersion): AgreementStanding {
  if (plan.state === 'cancelled') return 'ended';
  if (version.inForce !== null)
    return versionInForce(plan)?.version === version.version ? 'in-force' : 'replaced';
  if (lastVersion(plan).version !== version.version) return 'replaced';
  if (version.decision === null) return plan.requestId === null ? 'draft' : 'awaiting-approval';
  return version.decision.isGranted ? 'for-signature' : 'refused';
}
