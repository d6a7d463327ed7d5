import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { awaitsApproval, lastVersion, type PaymentPlan } from '../../../../src-shared/domain/plan/plan.ts';
import type { PlanProgress, PlanStatus } from '../../../../src-shared/domain/plan/plan-progress.ts';
import { promisable } from './promise-requests.ts';
import { comingDay, isMine, type Maker, pickFrom, type Situation, someShares } from './situation.ts';

const propose: Maker = (situation) => {
  const proposal = proposalOver(situation, promisable(situation));
  const asDraft = situation.random.chance(0.15);
  const ids = { planId: situation.newId(), requestId: situation.newId() };
  return proposal && { ...ids, currency: 'EUR', asDraft, ...proposal };
};

/** Over what is on no plan that stands. */
function proposalOver(situation: Situation, available: ReturnType<typeof promisable>) {
  const standing = situation.position.plans.filter(({ status }) => status === 'active');
  const taken = new Set<string>(
    standing.flatMap(({ plan }) => lastVersion(plan).items.map((item) => item.invoiceId)),
  );
  const free = available.filter(({ invoiceId }) => !taken.has(invoiceId));
  return proposalOf(situation, free);
}

function proposalOf(situation: Situation, available: ReturnType<typeof promisable>) {
  const items = someShares(situation, available);
  return items && { items, terms: termsOf(situation, sumMinor(items.map((item) => item.amountMinor))) };
}

function termsOf(situation: Situation, principalMinor: number) {
  const { random } = situation;
  const frequency = random.pick(['weekly', 'fortnightly', 'monthly']);
  const firstDate = comingDay(situation, 30);
  const downPaymentMinor = Math.floor(principalMinor / 10);
  const isPaidDown = downPaymentMinor > 0 && random.chance(0.2);
  return {
    downPayment: isPaidDown ? { amountMinor: downPaymentMinor, date: situation.today } : null,
    instalments: random.chance(0.7)
      ? { by: 'count', count: random.integer(1, 14), frequency, firstDate }
      : { by: 'amount', amountMinor: Math.max(1, Math.ceil(principalMinor / 5)), frequency, firstDate },
    interestRate: random.pick([null, null, '5', '12.5']),
    feeMinor: random.pick([0, 0, 5_00]),
    adjustment: random.pick(['none', 'following', 'preceding', 'modified-following']),
  };
}

/** A command on a plan as the person sees it. */
function onPlan(
  fits: (progress: PlanProgress, situation: Situation) => boolean,
  fields: (plan: PaymentPlan, situation: Situation) => object | undefined = () => ({}),
): Maker {
  return (situation) => {
    const fitting = situation.position.plans.filter((progress) => fits(progress, situation));
    const plan = pickFrom(situation, fitting)?.plan;
    const more = plan && fields(plan, situation);
    return plan && more && { planId: plan.id, fromVersion: lastVersion(plan).version, ...more };
  };
}

const isOneOf = (...statuses: readonly PlanStatus[]) => {
  return ({ status }: PlanProgress): boolean => statuses.includes(status);
};

const isToBeSigned = ({ plan }: PlanProgress, { today }: Situation): boolean => {
  const { decision, inForce, instalments } = lastVersion(plan);
  const isPast = (instalments[0]?.dueDate ?? today) < today;
  return decision?.isGranted === true && inForce === null && !isPast && plan.state !== 'cancelled';
};

/** N4: by somebody else than who asked. */
const isToBeDecided = ({ plan }: PlanProgress, situation: Situation): boolean =>
  awaitsApproval(plan) && !isMine(situation, lastVersion(plan).by);

export const planMakers = {
  'plan.propose': propose,
  'plan.approve': onPlan(isToBeDecided),
  'plan.refuse': onPlan(isToBeDecided),
  'plan.activate': onPlan(isToBeSigned, (_plan, situation) => ({
    interestRequestId: situation.newId(),
    feeRequestId: situation.newId(),
  })),
  'plan.change': onPlan(
    isOneOf('draft', 'awaiting-approval', 'approved', 'refused', 'active'),
    (plan, situation) => {
      const own = lastVersion(plan).items;
      const proposal = proposalOver(situation, promisable(situation)) ?? proposalOf(situation, own);
      return { requestId: situation.newId(), ...proposal };
    },
  ),
  'plan.cancel': onPlan(isOneOf('draft', 'awaiting-approval', 'approved', 'active')),
} as const satisfies Readonly<Record<string, Maker>>;
