import { authorityOf, type Deed } from '../authority/authority.ts';
import { sumMinor } from '../money/amount.ts';
import { readRate } from '../money/rate.ts';
import { compareRatios, multiplyRatios, ratio } from '../money/ratio.ts';
import type { Role } from '../organisation/actor.ts';
import type { Settings } from '../organisation/settings.ts';
import type { Instalment } from './plan.ts';
import type { PlanConventions } from './plan-terms.ts';
import { instalmentTotal, type Schedule } from './schedule.ts';

/** N4: a limit that a plan goes beyond, with what it is and what it may be. `limitMinor` null: none of any amount. */
export type PassedLimit =
  | { readonly limit: 'amount'; readonly amountMinor: number; readonly limitMinor: number | null }
  /** Of all its instalments together: a plan charges nothing that its proposer may not charge. */
  | { readonly limit: 'fee' | 'interest'; readonly amountMinor: number; readonly limitMinor: number | null }
  | { readonly limit: 'days'; readonly days: number; readonly limitDays: number }
  | {
      readonly limit: 'instalment';
      readonly number: number;
      readonly amountMinor: number;
      /** Per cent of the principal. */
      readonly limitPercent: string;
    };

/** N4: whether a role may agree to a plan alone; with the limits that it goes beyond and who may. */
export type PlanAuthority = {
  readonly isAllowed: boolean;
  readonly passed: readonly PassedLimit[];
  /** The lowest role that may. */
  readonly approver: Role;
};

/** Roles that length and size of instalments bind; of those above them only the amount is measured. */
const boundRoles: ReadonlySet<Role> = new Set<Role>(['collector', 'field-agent']);

/** N4: the authority of a role over a schedule in a currency. */
export function planAuthority(
  schedule: Schedule,
  currency: string,
  { remainder }: Pick<PlanConventions, 'remainder'>,
  role: Role,
  { authorityLimits, plan }: Pick<Settings, 'authorityLimits' | 'plan'>,
): PlanAuthority {
  const amountMinor = schedule.totalMinor;
  const verdict = authorityOf(authorityLimits, role, { action: 'payment-plan', currency, amountMinor });
  const passed: PassedLimit[] = [];
  if (!verdict.isAllowed)
    passed.push({ limit: 'amount', amountMinor, limitMinor: verdict.limitMinor ?? null });
  const charges = planCharges(schedule.instalments, currency).map((deed) => ({
    ...{ ...deed, ...authorityOf(authorityLimits, role, deed) },
    limit: deed.action === 'fee-charge' ? ('fee' as const) : ('interest' as const),
  }));
  for (const { isAllowed, limit, amountMinor: chargedMinor, limitMinor } of charges) {
    if (!isAllowed) passed.push({ limit, amountMinor: chargedMinor, limitMinor: limitMinor ?? null });
  }
  if (boundRoles.has(role)) {
    const { maxDays, minInstalmentPercent: limitPercent } = plan;
    if (schedule.days > maxDays) passed.push({ limit: 'days', days: schedule.days, limitDays: maxDays });
    const smallest = smallestInstalment(schedule, remainder);
    const leastMinor = multiplyRatios(ratio(schedule.principalMinor), readRate(limitPercent));
    if (smallest !== undefined && compareRatios(ratio(smallest.amountMinor), leastMinor) < 0) {
      passed.push({ limit: 'instalment', ...smallest, limitPercent });
    }
  }
  const isForAdministrator = [verdict, ...charges].some((one) => one.approver === 'administrator');
  const approver = isForAdministrator ? 'administrator' : verdict.approver;
  return { isAllowed: passed.length === 0, passed, approver };
}

type Charged = Pick<Instalment, 'feeMinor' | 'interestMinor'>;

/** N4: the fee and the interest of a plan as limits measure them, those left out that it has not. */
export function planCharges(instalments: readonly Charged[], currency: string): readonly Deed[] {
  const deeds: readonly Deed[] = [
    { action: 'fee-charge', currency, amountMinor: sumMinor(instalments.map((one) => one.feeMinor)) },
    {
      action: 'interest-charge',
      currency,
      amountMinor: sumMinor(instalments.map((one) => one.interestMinor)),
    },
  ];
  return deeds.filter(({ amountMinor }) => amountMinor > 0);
}

/** Neither the down payment nor, among several, the one that takes the remainder. */
function smallestInstalment(
  { instalments }: Schedule,
  remainder: PlanConventions['remainder'],
): { readonly number: number; readonly amountMinor: number } | undefined {
  const regular = instalments.filter((one) => one.number > 0);
  const left = remainder === 'first' ? regular.slice(1) : regular.slice(0, -1);
  const counted = (left.length > 0 ? left : regular).map((one) => ({
    number: one.number,
    amountMinor: instalmentTotal(one),
  }));
  return counted.toSorted((a, b) => a.amountMinor - b.amountMinor)[0];
}
