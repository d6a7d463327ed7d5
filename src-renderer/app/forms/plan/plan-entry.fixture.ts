import type { PlanEntry } from '../../../../src-shared/contract/plans-view.ts';
import { invoiceIdSchema, planIdSchema } from '../../../../src-shared/domain/ids.ts';
import { signedSchema } from '../../../../src-shared/domain/organisation/actor.ts';
import { defaultPlanPolicy } from '../../../../src-shared/domain/plan/plan-policy.ts';
import { planConventionsSchema, planTermsSchema } from '../../../../src-shared/domain/plan/plan-terms.ts';
import { promisableAccount as account } from '../promise/promisable-account.ts';

const signed = signedSchema.parse({
  on: '2026-11-01',
  at: '2026-11-01T09:00:00.000Z',
  by: { userId: 'u', name: 'Ann' },
});
const terms = planTermsSchema.parse({
  downPayment: null,
  instalments: { by: 'amount', amountMinor: 12_345, frequency: 'fortnightly', firstDate: '2026-11-10' },
  interestRate: '7.5',
  feeMinor: 500,
  adjustment: 'none',
});

/** A plan over 300.00 EUR of one invoice, 100.00 of it met, in its second version. */
export const planEntryOf = (state: 'active' | 'draft'): PlanEntry => ({
  plan: {
    id: planIdSchema.parse('p'),
    accountId: account.account.id,
    seq: 1,
    currency: account.account.currency,
    state,
    requestId: null,
    contactName: 'Ida',
    ended: null,
  },
  version: 2,
  status: state,
  versions: [1, 2].map((version) => ({
    ...signed,
    version,
    terms,
    conventions: planConventionsSchema.parse(defaultPlanPolicy),
    instalments: [],
    reason: '',
    decision: null,
    inForce: null,
    itemCount: 1,
    principalMinor: 30_000,
  })),
  instalments: [],
  items: [{ invoiceId: invoiceIdSchema.parse('a'), amountMinor: 30_000, metMinor: 10_000, number: 'A' }],
  dueMinor: 30_000,
  metMinor: 10_000,
  reducedMinor: 0,
  suspendedMinor: 0,
  misses: 0,
  defaultedOn: null,
  resumesOn: null,
  completedOn: null,
  supersededBy: null,
  isWaiting: false,
});
