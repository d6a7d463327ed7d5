import type { PlanListRow } from '../../src-shared/contract/plans-view.ts';
import type { BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { InstalmentProgress } from '../../src-shared/domain/plan/instalment-progress.ts';
import { awaitsApproval } from '../../src-shared/domain/plan/plan.ts';
import type { PlanProgress, PlanStatus } from '../../src-shared/domain/plan/plan-progress.ts';
import { ofAccount } from './due-rows.ts';
import type { EffectiveAccount } from './effective-account.ts';

type ListedPlan = PlanProgress & { readonly status: PlanListRow['status'] };

/** True for plans that are not over. */
export function isPlanListed(progress: PlanProgress): progress is ListedPlan {
  const listed: readonly PlanStatus[] = ['draft', 'awaiting-approval', 'approved', 'active', 'defaulted'];
  return listed.includes(progress.status);
}

/** N2, N3: the row of a plan in the list of plans. */
export function planRow(progress: ListedPlan, effective: EffectiveAccount, today: BusinessDate): PlanListRow {
  const { plan, version, status, instalments, dueMinor, metMinor, misses, defaultedOn, resumesOn } = progress;
  return {
    ...ofAccount(effective),
    planId: plan.id,
    status,
    version: version.version,
    currency: plan.currency,
    dueMinor,
    metMinor,
    instalmentCount: instalments.filter(({ instalment }) => instalment.number > 0).length,
    nextInstalment: nextInstalment(instalments),
    overdueCount: instalments.filter((one) => isMissing(one) && one.instalment.dueDate < today).length,
    misses,
    defaultedOn,
    resumesOn,
    awaitsApproval: awaitsApproval(plan),
    contactName: plan.contactName,
    isWaiting: effective.waitingIds.has(plan.id),
  };
}

function nextInstalment(instalments: readonly InstalmentProgress[]): PlanListRow['nextInstalment'] {
  const next = instalments.find(isMissing);
  if (next === undefined) return null;
  const { instalment, deadline, dueMinor, metMinor } = next;
  const { number, dueDate } = instalment;
  return { number, dueDate, deadline, missingMinor: dueMinor - metMinor };
}

function isMissing({ dueMinor, metMinor }: InstalmentProgress): boolean {
  return metMinor < dueMinor;
}
