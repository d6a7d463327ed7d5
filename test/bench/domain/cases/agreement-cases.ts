import type { PaymentPlan } from '../../../../src-shared/domain/plan/plan.ts';
import { buildPlan, buildPlanVersion } from '../../../fixtures/builders/build-plan.ts';
import { buildPromise } from '../../../fixtures/builders/build-promise.ts';
import { buildRequest } from '../../../fixtures/builders/build-request.ts';
import type { LargeAccount } from '../large-account.ts';
import { bySomebodyElse, type Cases, manyWhole } from './case.ts';

const reason = 'Short-time work';
const contactName = 'Ida Brandt';
const planId = 'wide';
const requestId = 'asked';

/** Commands over promises and plans: on as many items as one may have. */
export const agreementCases: Cases<
  | 'plan.activate'
  | 'plan.approve'
  | 'plan.cancel'
  | 'plan.change'
  | 'plan.propose'
  | 'plan.refuse'
  | 'promise.amend'
  | 'promise.cancel'
  | 'promise.record'
> = (large) => {
  const items = manyWhole(large);
  const amountMinor = items.reduce((sum, item) => sum + item.amountMinor, 0);
  const promise = buildPromise({ id: 'wide', allocations: [...items], promisedDate: '2026-04-07' });
  const promised = { parts: { promises: [promise] } };
  const words = { contactName, note: 'Called about the open items' };
  const agreed = {
    ...{ allocations: [...items], onAccountMinor: 0, promisedDate: '2026-04-10' },
    ...{ method: 'bank-transfer' as const, ...words },
  };
  const plan = (state: PaymentPlan['state']) => ({ parts: planIn(state, large) });
  const proposal = { items: [...items], terms: monthly, contactName, reason, requestId: 'new' };
  const decision = { planId, fromVersion: 1, reason };
  return {
    'plan.activate': {
      ...plan('approved'),
      input: {
        ...{ planId, fromVersion: 1, signedBy: contactName },
        interestRequestId: 'new',
        feeRequestId: 'new-2',
      },
    },
    'plan.approve': { ...plan('awaiting-approval'), role: 'administrator', input: decision },
    'plan.cancel': { ...plan('active'), input: decision },
    'plan.change': { ...plan('active'), input: { planId, fromVersion: 1, ...proposal, asDraft: false } },
    'plan.propose': { input: { planId: 'new', currency: 'EUR', ...proposal, asDraft: false } },
    'plan.refuse': { ...plan('awaiting-approval'), role: 'administrator', input: decision },
    'promise.amend': {
      ...promised,
      input: { promiseId: promise.id, from: { amountMinor, promisedDate: '2026-04-07' }, ...agreed, reason },
    },
    'promise.cancel': { ...promised, input: { promiseId: promise.id, reason } },
    'promise.record': { input: { promiseId: 'new', currency: 'EUR', ...agreed } },
  };
};

const monthly = {
  downPayment: null,
  instalments: { by: 'count', count: 6, frequency: 'monthly', firstDate: '2026-04-30' },
  interestRate: null,
  feeMinor: 0,
  adjustment: 'following',
} as const;

function planIn(state: PaymentPlan['state'], large: LargeAccount) {
  const items = manyWhole(large);
  const principalMinor = items.reduce((sum, item) => sum + item.amountMinor, 0);
  const instalments = [{ number: 1, dueDate: '2026-04-30', principalMinor, interestMinor: 0, feeMinor: 0 }];
  const { decision, inForce, ...proposed } = buildPlanVersion({ items: [...items], instalments });
  const version = {
    ...proposed,
    decision: state === 'awaiting-approval' ? null : decision,
    inForce: state === 'active' ? inForce : null,
  };
  const asked = { planId, amountMinor: principalMinor, items: [], asked: bySomebodyElse };
  const isAsked = state === 'awaiting-approval';
  return {
    plans: [buildPlan({ id: planId, state, versions: [version], requestId: isAsked ? requestId : null })],
    requests: isAsked ? [buildRequest({ id: requestId, kind: 'plan', ...asked })] : [],
  };
}
