import type { ApprovalListRow } from '../../../src-shared/contract/approvals-view.ts';
import type { SomeCommand } from '../../app/decide/some-command.ts';

type Asked = Pick<ApprovalListRow, 'kind' | 'subjectId' | 'plan'>;

export type GrantCommand = SomeCommand<
  'approval.grant' | 'plan.approve' | 'write-off.approve' | 'credit.approve-limit' | 'dunning.approve'
>;
export type RefuseCommand = SomeCommand<
  'approval.refuse' | 'plan.refuse' | 'write-off.refuse' | 'credit.refuse-limit' | 'dunning.cancel'
>;
export type TakeBackCommand = SomeCommand<'request.withdraw' | 'dunning.cancel'>;

/** Grants what is asked for: the command of its kind, of a plan the version that was looked at. */
export function grantCommand({ kind, subjectId, plan }: Asked, reason: string): GrantCommand {
  if (kind === 'notice') return { name: 'dunning.approve', input: { noticeId: subjectId } };
  if (kind === 'plan' && plan !== null) {
    return { name: 'plan.approve', input: { planId: plan.planId, fromVersion: plan.version, reason } };
  }
  const input = { requestId: subjectId, reason };
  if (kind === 'write-off') return { name: 'write-off.approve', input };
  if (kind === 'credit-limit') return { name: 'credit.approve-limit', input };
  return { name: 'approval.grant', input };
}

/** Refuses what is asked for, with why; a notice is cancelled, so that its items are due again. */
export function refuseCommand({ kind, subjectId, plan }: Asked, reason: string): RefuseCommand {
  if (kind === 'notice') return { name: 'dunning.cancel', input: { noticeId: subjectId, reason } };
  if (kind === 'plan' && plan !== null) {
    return { name: 'plan.refuse', input: { planId: plan.planId, fromVersion: plan.version, reason } };
  }
  const input = { requestId: subjectId, reason };
  if (kind === 'write-off') return { name: 'write-off.refuse', input };
  if (kind === 'credit-limit') return { name: 'credit.refuse-limit', input };
  return { name: 'approval.refuse', input };
}

/**
 * Takes back what a person has asked for; null for a plan and for the credit note of a dispute, which are cancelled
 * where they stand.
 */
export function takeBackCommand({ kind, subjectId }: Asked, reason: string): TakeBackCommand | null {
  if (kind === 'plan' || kind === 'credit-note') return null;
  if (kind === 'notice') return { name: 'dunning.cancel', input: { noticeId: subjectId, reason } };
  return { name: 'request.withdraw', input: { requestId: subjectId, reason } };
}
