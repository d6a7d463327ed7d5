import type { ApprovalListRow, WaitingApproval } from '../../src-shared/contract/approvals-view.ts';
import { authorityOf } from '../../src-shared/domain/authority/authority.ts';
import type { DunningNotice } from '../../src-shared/domain/dunning/notice.ts';
import { sumMinor } from '../../src-shared/domain/money/amount.ts';
import type { Actor } from '../../src-shared/domain/organisation/actor.ts';
import type { Settings } from '../../src-shared/domain/organisation/settings.ts';
import { lastVersion } from '../../src-shared/domain/plan/plan.ts';
import { actionOfRequest } from '../../src-shared/domain/request/ask.ts';
import type { LedgerRequest } from '../../src-shared/domain/request/request.ts';
import { ofAccount } from './due-rows.ts';
import type { EffectiveAccount } from './effective-account.ts';

type Limits = Pick<Settings, 'authorityLimits'>;

/** Authority: what of an account waits for a decision: requests, plans by their requests, and dunning notices. */
export function approvalRows(effective: EffectiveAccount, limits: Limits): readonly WaitingApproval[] {
  const { requests, notices } = effective.aggregate;
  return [
    ...requests
      .filter((request) => request.state === 'awaiting-approval')
      .map((request) => requestRow(request, effective, limits)),
    ...notices
      .filter((notice) => notice.state === 'proposed')
      .map((notice) => proposedNoticeRow(notice, effective)),
  ];
}

function requestRow(
  request: LedgerRequest,
  effective: EffectiveAccount,
  { authorityLimits }: Limits,
): WaitingApproval {
  const { id, kind, currency, amountMinor, reason, items, asked, planId } = request;
  const deed = { action: actionOfRequest[kind], currency, amountMinor };
  return {
    ...ofAccount(effective),
    kind,
    subjectId: id,
    currency,
    amountMinor,
    reason,
    itemCount: items.length,
    ...askedBy(asked),
    neededRole: authorityOf(authorityLimits, 'collector', deed).approver,
    plan: planId === null ? null : planTerms(effective, planId),
    level: null,
    isWaiting: effective.waitingIds.has(id),
  };
}

function planTerms({ aggregate: { plans } }: EffectiveAccount, planId: string): WaitingApproval['plan'] {
  const plan = plans.find((one) => one.id === planId);
  if (plan === undefined) return null;
  const { version, instalments } = lastVersion(plan);
  const lastDate = instalments.at(-1)?.dueDate ?? '';
  return { planId, version, instalmentCount: instalments.length, lastDate };
}

function proposedNoticeRow(notice: DunningNotice, effective: EffectiveAccount): WaitingApproval {
  const { id, currency, items, proposed, level } = notice;
  return {
    ...ofAccount(effective),
    kind: 'notice',
    subjectId: id,
    currency,
    amountMinor: sumMinor(items.map((item) => item.amountMinor)),
    reason: '',
    itemCount: items.length,
    ...askedBy(proposed),
    neededRole: 'manager',
    plan: null,
    level,
    isWaiting: effective.waitingIds.has(id),
  };
}

function askedBy({ by, on, at }: LedgerRequest['asked']) {
  return { askedBy: by, askedOn: on, askedAt: at };
}

/** Authority: whether somebody may decide it: a superior whose limit reaches that far, and not who asked for it. */
export function withAuthority(
  row: WaitingApproval,
  { userId, role }: Actor,
  { authorityLimits }: Limits,
): ApprovalListRow {
  const isSuperior = role === 'manager' || role === 'administrator';
  const { kind, currency, amountMinor } = row;
  const isWithin =
    kind === 'notice' ||
    authorityOf(authorityLimits, role, { action: actionOfRequest[kind], currency, amountMinor }).isAllowed;
  return { ...row, mayDecide: isSuperior && isWithin && row.askedBy.userId !== userId };
}
