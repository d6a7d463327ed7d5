import { expect, test } from 'vitest';
import type { CommandItem } from '../../../src-shared/contract/attention-view.ts';
import { planTermsSchema } from '../../../src-shared/domain/plan/plan-terms.ts';
import { planEntryOf } from '../../app/forms/plan/plan-entry.fixture.ts';
import { changedPlanId, planChangeRetry } from './retry-plan.ts';

const terms = planTermsSchema.parse({
  downPayment: null,
  instalments: { by: 'count', count: 4, frequency: 'monthly', firstDate: '2026-12-31' },
  interestRate: null,
  feeMinor: 0,
  adjustment: 'none',
});
const refused: CommandItem = {
  ...{ commandId: 'command-1', commandName: 'plan.change', accountId: 'account-1' },
  ...{ accountName: 'Nordwind', accountNumber: 'N-1', givenAt: '2026-11-20T09:00:00.000Z' },
  input: {
    ...{ planId: 'p', fromVersion: 1, items: [{ invoiceId: 'a', amountMinor: 150_00 }], terms },
    ...{ contactName: 'Ida Brandt', reason: 'Short-time work', requestId: 'r-1', asDraft: false },
  },
};

test('N5: a refused change comes back with what was typed, over the version of the plan that stands by now', () => {
  expect(changedPlanId(refused)).toBe('p');
  const retry = planChangeRetry(refused, [planEntryOf('active')], 'en-GB');
  expect(retry).toMatchObject({
    kind: 'plan-change',
    draft: {
      ...{ currency: 'EUR', by: 'count', countText: '4', firstDate: '2026-12-31' },
      ...{ amountTexts: { a: '150.00' }, contactName: 'Ida Brandt', reason: 'Short-time work' },
      // The command was given over version 1; meanwhile there is a second, which holds 200.00 that are not paid.
      changes: { planId: 'p', fromVersion: 2, heldMinor: { a: 200_00 } },
    },
  });
});

test('N5: without its plan there is nothing to change, and no other command changes one', () => {
  expect(planChangeRetry(refused, [], 'en-GB')).toBeUndefined();
  expect(changedPlanId({ ...refused, commandName: 'plan.propose' })).toBeUndefined();
});
