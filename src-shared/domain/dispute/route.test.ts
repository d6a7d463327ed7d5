import { expect, test } from 'vitest';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { type DisputeReason, disputeReasonSchema } from './dispute-reasons.ts';
import { routeDispute } from './route.ts';

const reason: DisputeReason = disputeReasonSchema.parse({
  ...{ code: '01', key: 'pricing', processor: 'sales', slaDays: 10 },
  routing: [
    { from: { currency: 'EUR', amountMinor: 1_000_00 }, segment: 'retail', processor: 'head-of-retail' },
    { from: { currency: 'EUR', amountMinor: 1_000_00 }, segment: '', processor: 'head-of-sales' },
    { from: null, segment: 'public', processor: 'legal' },
    { from: { currency: 'EUR', amountMinor: 50_00 }, segment: 'public', processor: 'nobody' },
  ],
});

test.each([
  ['below every amount', 'EUR', 999_99, '', 'sales', null],
  ['at the amount', 'EUR', 1_000_00, '', 'head-of-sales', 1],
  ['at the amount, in the segment of an earlier rule', 'EUR', 1_000_00, 'retail', 'head-of-retail', 0],
  ['below the amount, in the segment', 'EUR', 999_99, 'retail', 'sales', null],
  ['at the amount, in another segment', 'EUR', 1_000_00, 'public', 'head-of-sales', 1],
  ['of any amount, in the segment', 'EUR', 1, 'public', 'legal', 2],
  ['of any amount and currency, in the segment', 'USD', 5_000_00, 'public', 'legal', 2],
  ['of that size in another currency', 'USD', 5_000_00, '', 'sales', null],
] as const)('D2: a case %s goes where the first rule that fits says', (...given) => {
  const [, currency, amountMinor, segment, processor, rule] = given;
  const route = routeDispute(reason, { currency, amountMinor, segment }, builtToday);
  expect(route).toEqual({ processor, rule, dueDate: '2026-04-10' });
});
