import { z } from 'zod';
import type { AccountAggregate, Change } from '../domain/account/account-aggregate.ts';
import { allDiffer } from '../domain/all-differ.ts';
import { wordedText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { planIdSchema, requestIdSchema } from '../domain/ids.ts';
import { sumMinor } from '../domain/money/amount.ts';
import {
  appliedCashSchema,
  lastVersion,
  maxPlanVersions,
  type PaymentPlan,
  type PlanVersion,
  versionInForce,
} from '../domain/plan/plan.ts';
import { type AppliedCash, cashBook } from '../domain/plan/plan-cash.ts';
import { ask, pendingStates } from '../domain/request/ask.ts';
import { type CommandContext, changed, defineCommand, refused, refusedFor, signed } from './command.ts';
import { checkPlanItems } from './plan-items.ts';
import { findPlan, withoutPlan } from './plan-step.ts';
import { withdrawn } from './withdrawn.ts';

const inputSchema = z.object({
  planId: planIdSchema,
  /** The version that the customer signed. */
  fromVersion: z.int().min(1).max(maxPlanVersions),
  signedBy: wordedText(200),
  /** For the requests by which the ledger books interest and fee, where the plan bears any. */
  interestRequestId: requestIdSchema,
  feeRequestId: requestIdSchema,
  /** N2: the cash on the items that the device knew of; the engine adds it. */
  cashSeen: z
    .array(appliedCashSchema)
    .max(20_000)
    .refine((seen) => allDiffer(seen.map(keyOfCash)), { error: 'cash was named twice' })
    .optional(),
});
type Input = z.output<typeof inputSchema>;

/**
 * N2: the customer has signed: the last version stands from now on, if its amounts are still owed. Its interest and its
 * fee are asked for from the ledger; the version that stood before goes, with what of its charges was not booked yet.
 * @example 'plan.activate' {planId, fromVersion: 1, signedBy: 'Ida Brandt', interestRequestId, feeRequestId}
 */
export const planActivate = defineCommand({
  name: 'plan.activate',
  version: 1,
  input: inputSchema,
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  witness(aggregate, { planId }) {
    const plan = aggregate.plans.find((one) => one.id === planId);
    return plan === undefined ? {} : { cashSeen: [...cashOn(aggregate, lastVersion(plan))] };
  },
  apply(aggregate, input, context) {
    const found = findPlan(aggregate, input.planId, input.fromVersion, ['approved', 'active'], context);
    if (!found.ok) return found;
    const { plan } = found;
    const version = lastVersion(plan);
    if (version.decision?.isGranted !== true || version.inForce !== null)
      return refused('PLAN_STATE_WRONG', { state: plan.state });
    const others = withoutPlan(aggregate, plan.id);
    const refusal = refusedFor([
      ...checkIds(aggregate, input),
      ...checkFirstDate(version, context),
      ...checkPlanItems(others, version.items, plan.currency, context),
    ]);
    return refusal ?? changed(...activate(aggregate, plan, input, context));
  },
});

function checkIds({ requests }: AccountAggregate, input: Input): readonly Failure[] {
  const ids: readonly string[] = [input.interestRequestId, input.feeRequestId];
  const isKnown = requests.some((request) => ids.includes(request.id)) || ids[0] === ids[1];
  return isKnown ? [failure('DUPLICATE_ID')] : [];
}

function checkFirstDate({ instalments }: PlanVersion, { today }: CommandContext): readonly Failure[] {
  const date = instalments[0]?.dueDate ?? today;
  return date < today ? [failure('PLAN_DATE_PAST', { date })] : [];
}

function activate(
  aggregate: AccountAggregate,
  plan: PaymentPlan,
  input: Input,
  context: CommandContext,
): readonly Change[] {
  const version = lastVersion(plan);
  const charges = chargesOf(plan, version, input, context);
  const before = versionInForce(plan)?.inForce;
  const inForce: PlanVersion['inForce'] = {
    ...signed(context),
    signedBy: input.signedBy,
    cashBefore: cashBefore(aggregate, version, input),
    interestRequestId: charges.interest === undefined ? null : input.interestRequestId,
    feeRequestId: charges.fee === undefined ? null : input.feeRequestId,
  };
  const versions = plan.versions.with(-1, { ...version, inForce });
  const old = [before?.interestRequestId, before?.feeRequestId];
  const asked = [charges.interest, charges.fee].filter((one) => one !== undefined);
  return [
    { collection: 'plans', document: { ...plan, seq: 0, state: 'active', versions } },
    ...withdrawn(aggregate, old, pendingStates, version.reason, context),
    ...asked.map((document): Change => ({ collection: 'requests', document })),
  ];
}

/** What was agreed with the plan needs no approval of its own. */
function chargesOf(
  plan: PaymentPlan,
  { instalments, reason }: PlanVersion,
  input: Input,
  context: CommandContext,
) {
  const charge = (kind: 'interest' | 'fee', id: Input['feeRequestId'], amounts: readonly number[]) => {
    const amountMinor = sumMinor(amounts);
    if (amountMinor === 0) return undefined;
    const { accountId, currency } = plan;
    const asked = { id, accountId, kind, currency, amountMinor, planId: plan.id, reason };
    const request = ask(asked, context.actor.role, signed(context), context.settings);
    return { ...request, state: 'approved' as const, approver: null };
  };
  return {
    interest: charge(
      'interest',
      input.interestRequestId,
      instalments.map((one) => one.interestMinor),
    ),
    fee: charge(
      'fee',
      input.feeRequestId,
      instalments.map((one) => one.feeMinor),
    ),
  };
}

/** N2: cash on the items that the device knew of when the command was given. */
function cashBefore(
  aggregate: AccountAggregate,
  version: PlanVersion,
  { cashSeen }: Input,
): NonNullable<PlanVersion['inForce']>['cashBefore'] {
  const now = cashOn(aggregate, version);
  if (cashSeen === undefined) return [...now];
  const nowMinor = new Map(now.map((one) => [keyOfCash(one), one.amountMinor]));
  // Less than nothing before would be met by no cash at all: no further than payments have taken off.
  return cashSeen.map((one) => {
    const leastMinor = Math.min(0, nowMinor.get(keyOfCash(one)) ?? 0);
    return { ...one, amountMinor: Math.max(leastMinor, one.amountMinor) };
  });
}

function keyOfCash({ paymentId, invoiceId }: Pick<AppliedCash, 'paymentId' | 'invoiceId'>): string {
  return `${paymentId}/${invoiceId}`;
}

function cashOn({ payments }: AccountAggregate, { items }: PlanVersion): readonly AppliedCash[] {
  const { byInvoice } = cashBook(payments, new Set(items.map((item) => item.invoiceId)));
  return [...byInvoice.values()].flat();
}
