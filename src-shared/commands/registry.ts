import type { z } from 'zod';
import { accountCorrectContact } from './account-correct-contact.ts';
import { accountReassign } from './account-reassign.ts';
import { activityLog } from './activity-log.ts';
import { activitySupersede } from './activity-supersede.ts';
import { approvalGrant } from './approval-grant.ts';
import { approvalRefuse } from './approval-refuse.ts';
import { type Preparation, refused } from './command.ts';
import { creditApproveLimit } from './credit-approve-limit.ts';
import { creditHold } from './credit-hold.ts';
import { creditRefuseLimit } from './credit-refuse-limit.ts';
import { creditRelease } from './credit-release.ts';
import { creditRequestLimit } from './credit-request-limit.ts';
import { disputeAttach } from './dispute-attach.ts';
import { disputeCancel } from './dispute-cancel.ts';
import { disputeClose } from './dispute-close.ts';
import { disputeComment } from './dispute-comment.ts';
import { disputeEscalate } from './dispute-escalate.ts';
import { disputeOpen } from './dispute-open.ts';
import { disputeReopen } from './dispute-reopen.ts';
import { disputeResolve } from './dispute-resolve.ts';
import { disputeReview } from './dispute-review.ts';
import { disputeRoute } from './dispute-route.ts';
import { disputeWait } from './dispute-wait.ts';
import { documentIssue } from './document-issue.ts';
import { documentSend } from './document-send.ts';
import { dunningApprove } from './dunning-approve.ts';
import { dunningBlock } from './dunning-block.ts';
import { dunningCancel } from './dunning-cancel.ts';
import { dunningMarkSent } from './dunning-mark-sent.ts';
import { dunningPropose } from './dunning-propose.ts';
import { dunningUnblock } from './dunning-unblock.ts';
import { feeCharge } from './fee-charge.ts';
import { feeWaive } from './fee-waive.ts';
import { followUpDone } from './follow-up-done.ts';
import { followUpSet } from './follow-up-set.ts';
import { interestCharge } from './interest-charge.ts';
import { interestWaive } from './interest-waive.ts';
import { paymentApply } from './payment-apply.ts';
import { paymentProposeMatch } from './payment-propose-match.ts';
import { paymentUnApply } from './payment-un-apply.ts';
import { planActivate } from './plan-activate.ts';
import { planApprove } from './plan-approve.ts';
import { planCancel } from './plan-cancel.ts';
import { planChange } from './plan-change.ts';
import { planPropose } from './plan-propose.ts';
import { planRefuse } from './plan-refuse.ts';
import { promiseAmend } from './promise-amend.ts';
import { promiseCancel } from './promise-cancel.ts';
import { promiseRecord } from './promise-record.ts';
import { receiptDeposit } from './receipt-deposit.ts';
import { receiptIssue } from './receipt-issue.ts';
import { receiptVoid } from './receipt-void.ts';
import { requestSettle } from './request-settle.ts';
import { requestWithdraw } from './request-withdraw.ts';
import { visitCheckIn } from './visit-check-in.ts';
import { visitCheckOut } from './visit-check-out.ts';
import { visitLog } from './visit-log.ts';
import { writeOffApprove } from './write-off-approve.ts';
import { writeOffRefuse } from './write-off-refuse.ts';
import { writeOffRequest } from './write-off-request.ts';

/** The rule book: every command that exists. */
export const commands = {
  'account.correct-contact': accountCorrectContact,
  'account.reassign': accountReassign,
  'follow-up.done': followUpDone,
  'follow-up.set': followUpSet,
  'plan.activate': planActivate,
  'plan.approve': planApprove,
  'plan.cancel': planCancel,
  'plan.change': planChange,
  'plan.propose': planPropose,
  'plan.refuse': planRefuse,
  'promise.amend': promiseAmend,
  'promise.cancel': promiseCancel,
  'promise.record': promiseRecord,
  'dispute.attach': disputeAttach,
  'dispute.cancel': disputeCancel,
  'dispute.close': disputeClose,
  'dispute.comment': disputeComment,
  'dispute.escalate': disputeEscalate,
  'dispute.open': disputeOpen,
  'dispute.reopen': disputeReopen,
  'dispute.resolve': disputeResolve,
  'dispute.review': disputeReview,
  'dispute.route': disputeRoute,
  'dispute.wait': disputeWait,
  'activity.log': activityLog,
  'activity.supersede': activitySupersede,
  'visit.check-in': visitCheckIn,
  'visit.check-out': visitCheckOut,
  'visit.log': visitLog,
  'document.issue': documentIssue,
  'document.send': documentSend,
  'dunning.block': dunningBlock,
  'dunning.approve': dunningApprove,
  'dunning.cancel': dunningCancel,
  'dunning.mark-sent': dunningMarkSent,
  'dunning.propose': dunningPropose,
  'dunning.unblock': dunningUnblock,
  'interest.charge': interestCharge,
  'interest.waive': interestWaive,
  'fee.charge': feeCharge,
  'fee.waive': feeWaive,
  'write-off.approve': writeOffApprove,
  'write-off.refuse': writeOffRefuse,
  'write-off.request': writeOffRequest,
  'credit.approve-limit': creditApproveLimit,
  'credit.hold': creditHold,
  'credit.refuse-limit': creditRefuseLimit,
  'credit.release': creditRelease,
  'credit.request-limit': creditRequestLimit,
  'payment.apply': paymentApply,
  'payment.propose-match': paymentProposeMatch,
  'payment.un-apply': paymentUnApply,
  'receipt.deposit': receiptDeposit,
  'receipt.issue': receiptIssue,
  'receipt.void': receiptVoid,
  'approval.grant': approvalGrant,
  'approval.refuse': approvalRefuse,
  'request.settle': requestSettle,
  'request.withdraw': requestWithdraw,
} as const;

export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands) as [CommandName, ...CommandName[]];

/** What a screen hands in for a command, before the schema has read it. */
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>;

/** True when the rule book has a command of this name. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** Looks a command up and reads its input: COMMAND_UNKNOWN or COMMAND_INVALID when it cannot be run. */
export function prepareCommand(name: string, version: number, input: unknown): Preparation {
  if (!isCommandName(name) || commands[name].version !== version) {
    return refused('COMMAND_UNKNOWN', { command: name.slice(0, 40), version });
  }
  return commands[name].prepare(input);
}
