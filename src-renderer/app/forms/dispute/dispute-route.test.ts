import { expect, test } from 'vitest';
import { disputeReasonSchema } from '../../../../src-shared/domain/dispute/dispute-reasons.ts';
import { buildAccount } from '../../../../test/fixtures/builders/build-account.ts';
import { draftRoute } from './dispute-route.ts';

const reasons = [
  disputeReasonSchema.parse({
    ...{ code: 'Z1', processor: 'Dispatch', slaDays: 3 },
    routing: [
      { from: { currency: 'EUR', amountMinor: 100_00 }, segment: '', processor: 'Head of dispatch' },
      { from: null, segment: 'public', processor: 'Legal' },
    ],
  }),
];
const routeOf = (
  amounts: readonly number[],
  fields: { segment?: string; currency?: string; code?: string },
) =>
  draftRoute(
    reasons,
    { reasonCode: fields.code ?? 'Z1', currency: fields.currency ?? 'EUR' },
    { items: amounts.map((amountMinor, index) => ({ invoiceId: `i${index}`, amountMinor })) },
    { account: buildAccount({ segment: fields.segment ?? '' }), today: '2026-03-31' },
  );

test.each([
  ['below the amount', [99_99], {}, 'Dispatch'],
  ['at the amount, over its invoices together', [60_00, 40_00], {}, 'Head of dispatch'],
  ['at the amount in another currency', [100_00], { currency: 'USD' }, 'Dispatch'],
  ['of a segment', [1], { segment: 'public' }, 'Legal'],
  ['without amounts yet', [], {}, 'Dispatch'],
])("D2: a draft %s shows whom the organisation's list sends it to", (_title, amounts, fields, processor) => {
  expect(routeOf(amounts, fields)).toMatchObject({ processor, dueDate: '2026-04-03', slaDays: 3 });
});

test('D2: a draft of a reason that is off the list goes nowhere', () => {
  expect(routeOf([1], { code: '01' })).toBeUndefined();
});
