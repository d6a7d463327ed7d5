import { addDays, type BusinessDate } from '../calendar/business-date.ts';
import { sumMinor } from '../money/amount.ts';
import type { Instalment } from './plan.ts';
import type { PlanCash } from './plan-cash.ts';
import type { PlanPolicy } from './plan-policy.ts';

export const instalmentStatuses = ['due', 'part-met', 'met', 'missed'] as const;
export type InstalmentStatus = (typeof instalmentStatuses)[number];

/** N2: where an instalment stands, with the payments that made it so. Amounts in minor units. */
export type InstalmentProgress = {
  readonly instalment: Instalment;
  readonly status: InstalmentStatus;
  /** What can be paid of it: interest and fee only when the ledger has booked them. */
  readonly dueMinor: number;
  readonly metMinor: number;
  readonly counted: readonly PlanCash[];
  /** N3: the last day on which it may be met. */
  readonly deadline: BusinessDate;
  /** N3: it was not met in time; the status may be `met` all the same, by cash that came late. */
  readonly isLate: boolean;
};

/** What instalments are judged by: what can be paid of each, the cash in order of its days, policy and date. */
export type InstalmentBasis = {
  readonly instalments: readonly Instalment[];
  readonly dueMinor: readonly number[];
  /** D3: the day on which a dispute ended that had suspended the instalment: its days of grace begin then. */
  readonly resumedOn?: readonly (BusinessDate | undefined)[];
  readonly cash: readonly PlanCash[];
  readonly policy: Pick<PlanPolicy, 'graceDays' | 'missesToDefault'>;
  /** The day on which it is judged; no cash is of a later one. */
  readonly asOf: BusinessDate;
};

type Slot = Omit<InstalmentProgress, 'status' | 'metMinor' | 'counted'> & {
  metMinor: number;
  counted: PlanCash[];
};

/** N3: the deadline with which the plan was missed often enough; undefined while it was not. */
export function defaultDate(basis: InstalmentBasis): BusinessDate | undefined {
  let misses = 0;
  for (const slot of slotsOf(basis)) {
    if (slot.isLate) misses += 1;
    if (misses === basis.policy.missesToDefault) return slot.deadline;
  }
  return undefined;
}

/** N2: the status of each instalment; cash meets the oldest first, cash that is taken off leaves the newest first. */
export function instalmentProgress(basis: InstalmentBasis): readonly InstalmentProgress[] {
  const slots = slotsOf(basis);
  for (const one of basis.cash) {
    if (one.amountMinor > 0) fill(slots, one);
    else empty(slots, one);
  }
  return slots.map((slot) => ({ ...slot, status: statusOf(slot, basis.asOf) }));
}

/** N3: the last day on which an instalment may be met. */
export function deadlineOf(
  { dueDate }: Pick<Instalment, 'dueDate'>,
  { graceDays }: Pick<PlanPolicy, 'graceDays'>,
  resumedOn?: BusinessDate,
): BusinessDate {
  return addDays(resumedOn !== undefined && resumedOn > dueDate ? resumedOn : dueDate, graceDays);
}

function slotsOf({ instalments, dueMinor, resumedOn, cash, policy, asOf }: InstalmentBasis): Slot[] {
  let neededMinor = 0;
  let cameMinor = 0;
  let index = 0;
  return instalments.map((instalment, at) => {
    const deadline = deadlineOf(instalment, policy, resumedOn?.[at]);
    const due = dueMinor[at] ?? 0;
    neededMinor += due;
    for (; (cash[index]?.countedOn ?? '9') <= deadline; index += 1)
      cameMinor += cash[index]?.amountMinor ?? 0;
    const isLate = asOf > deadline && cameMinor < neededMinor;
    return { instalment, dueMinor: due, metMinor: 0, counted: [], deadline, isLate };
  });
}

function fill(slots: readonly Slot[], cash: PlanCash): void {
  let leftMinor = cash.amountMinor;
  for (const slot of slots) {
    const amountMinor = Math.min(leftMinor, slot.dueMinor - slot.metMinor);
    if (amountMinor <= 0) continue;
    leftMinor -= amountMinor;
    slot.metMinor += amountMinor;
    slot.counted.push({ ...cash, amountMinor });
    if (leftMinor === 0) return;
  }
}

function empty(slots: readonly Slot[], cash: PlanCash): void {
  let leftMinor = -cash.amountMinor;
  for (const slot of slots.toReversed()) {
    const amountMinor = Math.min(leftMinor, slot.metMinor);
    if (amountMinor === 0) continue;
    leftMinor -= amountMinor;
    slot.metMinor -= amountMinor;
    slot.counted.push({ ...cash, amountMinor: -amountMinor });
  }
}

function statusOf({ metMinor, dueMinor, deadline }: Slot, asOf: BusinessDate): InstalmentStatus {
  if (metMinor >= dueMinor) return 'met';
  if (asOf > deadline) return 'missed';
  return metMinor > 0 ? 'part-met' : 'due';
}

/** What cash has met of all instalments, in minor units. */
export function totalMet(instalments: readonly InstalmentProgress[]): number {
  return sumMinor(instalments.map((one) => one.metMinor));
}
