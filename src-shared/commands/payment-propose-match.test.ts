import { describe, expect, test } from 'vitest';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { disputeSchema } from '../domain/dispute/dispute.ts';
import { unappliedMinor } from '../domain/invoice/open-amount.ts';
import { noticeOfUnapplied, openItemsOf } from '../domain/matching/open-item.ts';
import { proposeMatches } from '../domain/matching/propose-matches.ts';
import { paymentSchema } from '../domain/payment/payment.ts';
import { requestSchema } from '../domain/request/request.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const on = (amountMinor: number, invoiceId = 'invoice-1') => ({ invoiceId, amountMinor });
const asked = (requestId: string, ...items: object[]) => ({ requestId, items });
const short = (disputeId: string, ...items: object[]) => ({
  disputeId,
  reasonCode: '01',
  description: '',
  items,
});
const accept = (aggregate: AccountAggregate, more: object) =>
  run('payment.propose-match', aggregate, {
    paymentId: 'payment-1',
    allocations: [],
    discount: null,
    tolerated: null,
    shortPaid: [],
    reason: '2 % within 10 days',
    ...more,
  });
const invoices = [
  buildInvoice(),
  buildInvoice({ id: 'invoice-2', amountMinor: 80_00 }),
  buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -30_00 }),
];
const withPayment = (amountMinor: number, more: Parameters<typeof buildPayment>[0] = {}) =>
  buildAggregate({ invoices, payments: [buildPayment({ amountMinor, ...more })] });
const { today, settings } = buildContext();

describe('accepting a match', () => {
  test('R5: cash, discount, tolerated rest, short pay and what stays on account, in one command', () => {
    const start = withPayment(170_00);
    const after = applied(
      start,
      accept(start, {
        allocations: [on(97_50), on(60_00, 'invoice-2')],
        discount: asked('request-1', on(2_00)),
        tolerated: asked('request-2', on(50)),
        shortPaid: [short('dispute-1', on(20_00, 'invoice-2'))],
      }),
    );
    expect(unappliedMinor(paymentSchema.parse(after.payments[0]))).toBe(12_50);
    const requests = after.requests.map((one) => requestSchema.parse(one));
    expect(requests).toMatchObject([
      {
        kind: 'credit-note',
        amountMinor: 2_00,
        disputeId: null,
        state: 'awaiting-approval',
        approver: 'manager',
      },
      { kind: 'write-off', amountMinor: 50, state: 'awaiting-approval', reason: '2 % within 10 days' },
    ]);
    expect(disputeSchema.parse(after.disputes[0])).toMatchObject({
      items: [on(20_00, 'invoice-2')],
      reasonCode: '01',
      processor: 'sales',
      dueDate: '2026-04-10',
    });
    expect(accountPosition(after, today, settings).invoices).toMatchObject([
      { openMinor: 2_50 },
      { openMinor: 20_00, disputedMinor: 20_00, promisableMinor: 0 },
      { openMinor: -30_00 },
    ]);
  });

  test('R5: what a manager may grant alone is approved at once', () => {
    const start = withPayment(98_00);
    const context = buildContext({ actor: buildActor({ role: 'manager' }) });
    const input = {
      paymentId: 'payment-1',
      allocations: [on(98_00)],
      discount: asked('request-1', on(2_00)),
      tolerated: null,
      shortPaid: [],
      reason: 'x',
    };
    const after = applied(start, run('payment.propose-match', start, input, context));
    expect(after.requests).toMatchObject([{ state: 'approved', approver: null }]);
  });

  test.each([
    ['R-invoice-1', 100_00],
    ['R-invoice-1 and R-invoice-2', 180_00],
    ['R-invoice-1 R-invoice-2 less R-credit', 150_00],
    ['R-invoice-1', 99_60],
    ['R-invoice-2', 300_00],
    ['nothing that fits', 77_77],
  ])('R5: every proposal for "%s" over %i is accepted as it is', (reference, amountMinor) => {
    expectAccepted(withPayment(amountMinor, { reference }));
  });

  test.each([
    ['R-invoice-1', 100_00],
    ['R-invoice-1 less R-over-paid', 80_00],
    ['R-over-used', 15_00],
    ['nothing that fits', 160_00],
    ['nothing that fits', 180_00],
  ])(
    'I1, R5: every proposal for "%s" over %i is accepted where the ledger applied too much',
    (reference, amountMinor) => {
      const more = [
        buildInvoice({ id: 'over-paid', amountMinor: 50_00 }),
        buildInvoice({ id: 'over-used', type: 'credit-note', amountMinor: -10_00 }),
      ];
      const booked = buildPayment({
        id: 'ledger',
        amountMinor: 70_00,
        allocations: [on(70_00, 'over-paid'), on(-25_00, 'over-used')],
      });
      const start = withPayment(amountMinor, { reference });
      const offered = expectAccepted({
        ...start,
        invoices: [...invoices, ...more],
        payments: [...start.payments, booked],
      });
      expect(offered).toContain('over-paid');
      expect(offered).not.toContain('over-used');
    },
  );
});

/** Answers what was offered. */
function expectAccepted(start: AccountAggregate): readonly string[] {
  const [payment = buildPayment()] = start.payments;
  const position = accountPosition(start, today, settings);
  const notice = noticeOfUnapplied(payment, position.currencies);
  if (notice === undefined) throw new Error('nothing is left of the payment');
  const items = openItemsOf(position.invoices, new Map());
  const { proposals } = proposeMatches(notice, items, settings.matching);
  for (const { allocations, discounts, tolerated, onAccountMinor } of proposals) {
    if (allocations.length === 0) continue;
    const effect = accept(start, {
      allocations,
      discount: discounts.length === 0 ? null : asked('request-1', ...discounts),
      tolerated: tolerated.length === 0 ? null : asked('request-2', ...tolerated),
    });
    const [after] = applied(start, effect).payments;
    expect(unappliedMinor(paymentSchema.parse(after))).toBe(onAccountMinor);
  }
  return items.map((item) => item.invoiceId);
}

describe('refusing a match', () => {
  test.each([
    ['that does nothing', 100_00, {}, ['NOTHING_CHANGED']],
    ['over more than is left', 50_00, { allocations: [on(60_00)] }, ['AMOUNT_EXCEEDS_UNAPPLIED']],
    [
      'whose discount goes beyond what stays open',
      98_00,
      { allocations: [on(98_00)], discount: asked('request-1', on(2_01)) },
      ['AMOUNT_EXCEEDS_OPEN'],
    ],
    [
      'that asks for the same twice',
      98_00,
      {
        allocations: [on(98_00)],
        discount: asked('request-1', on(1_50)),
        tolerated: asked('request-1', on(51)),
      },
      ['DUPLICATE_ID', 'AMOUNT_EXCEEDS_OPEN'],
    ],
    [
      'that disputes what it takes off as a discount',
      90_00,
      {
        allocations: [on(90_00)],
        discount: asked('request-1', on(5_00)),
        shortPaid: [short('dispute-1', on(5_01))],
      },
      ['AMOUNT_EXCEEDS_OPEN'],
    ],
    [
      'that disputes the same amount for two reasons',
      90_00,
      {
        allocations: [on(90_00)],
        shortPaid: [short('dispute-1', on(6_00)), short('dispute-2', on(6_00))],
      },
      ['AMOUNT_EXCEEDS_OPEN'],
    ],
    [
      'with everything that is wrong, at once',
      50_00,
      {
        allocations: [on(60_00), on(1, 'gone')],
        discount: asked('request-1', on(1, 'gone')),
        shortPaid: [{ ...short('dispute-1', on(1)), reasonCode: '99' }],
      },
      ['INVOICE_NOT_FOUND', 'AMOUNT_EXCEEDS_UNAPPLIED', 'INVOICE_NOT_FOUND', 'DISPUTE_REASON_UNKNOWN'],
    ],
  ])('R5: refuses one %s', (_title, amountMinor, more, codes) => {
    expect(codesOf(accept(withPayment(amountMinor), more))).toEqual(codes);
  });

  test('R5: a payment that was reversed meanwhile is matched no more', () => {
    expect(codesOf(accept(withPayment(1_00, { reversed: true }), { allocations: [on(1_00)] }))).toEqual([
      'PAYMENT_REVERSED',
    ]);
  });
});
