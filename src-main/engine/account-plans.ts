import type { DueList } from '../../src-shared/contract/due-lists-view.ts';
import type { AccountPlansQuery, PlanEntry, PlanVersionEntry } from '../../src-shared/contract/plans-view.ts';
import { positionsOf } from '../../src-shared/domain/account/account-position.ts';
import { compareText } from '../../src-shared/domain/compare-text.ts';
import { sumMinor } from '../../src-shared/domain/money/amount.ts';
import type { PaymentPlan, PlanVersion } from '../../src-shared/domain/plan/plan.ts';
import type { PlanProgress } from '../../src-shared/domain/plan/plan-progress.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { effectivePosition } from './effective-position.ts';

/** N2, N3: a window into the plans of an account, the newest first, with what counted for each instalment. Pure. */
export function planWindow(
  effective: EffectiveAccount,
  rules: SummaryRules,
  { offset, limit }: Omit<AccountPlansQuery, 'accountId'>,
): DueList<PlanEntry> {
  const { plans } = effectivePosition(effective.aggregate, rules);
  const newestFirst = plans.toSorted((a, b) => compareText(madeAt(b.plan), madeAt(a.plan)));
  return {
    head: { total: plans.length },
    rows: newestFirst.slice(offset, offset + limit).map((one) => planEntry(one, effective, rules)),
  };
}

function planEntry(progress: PlanProgress, effective: EffectiveAccount, rules: SummaryRules): PlanEntry {
  const { plan, version, instalments, items, ...standing } = progress;
  const { versions, ...terms } = plan;
  const { aggregate, waitingIds } = effective;
  const counted = new Set(instalments.flatMap((one) => one.counted.map((cash) => cash.paymentId)));
  const references = new Map(
    aggregate.payments.filter(({ id }) => counted.has(id)).map(({ id, reference }) => [`${id}`, reference]),
  );
  const invoices = positionsOf(
    effectivePosition(aggregate, rules),
    items.map((item) => item.invoiceId),
  );
  return {
    ...standing,
    plan: terms,
    version: version.version,
    versions: versions.map(versionEntry),
    instalments: instalments.map((one) => ({
      ...one,
      counted: one.counted.map((cash) => ({ ...cash, reference: references.get(cash.paymentId) ?? '' })),
    })),
    items: items.map((item) => ({ ...item, number: invoices.get(item.invoiceId)?.invoice.number ?? null })),
    isWaiting: waitingIds.has(plan.id),
  };
}

function versionEntry({ items, inForce, ...version }: PlanVersion): PlanVersionEntry {
  return {
    ...version,
    itemCount: items.length,
    principalMinor: sumMinor(items.map((item) => item.amountMinor)),
    inForce: inForce && withoutCash(inForce),
  };
}

function withoutCash({
  cashBefore: _cashBefore,
  ...inForce
}: NonNullable<PlanVersion['inForce']>): PlanVersionEntry['inForce'] {
  return inForce;
}

function madeAt({ versions }: PaymentPlan): string {
  return versions[0]?.at ?? '';
}
