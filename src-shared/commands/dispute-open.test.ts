import { describe, expect, test } from 'vitest';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../test/fixtures/builders/build-promise.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import { type AccountAggregate, applyChanges } from '../domain/account/account-aggregate.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { disputeSchema } from '../domain/dispute/dispute.ts';
import { disputeReasons, findDisputeReason, notStatedReasonCode } from '../domain/dispute/dispute-reasons.ts';
import type { CommandEffect } from './command.ts';
import { type CommandInput, prepareCommand } from './registry.ts';

type Input = CommandInput<'dispute.open'>;

const defaults: Input = {
  disputeId: 'dispute-new',
  currency: 'EUR',
  items: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }],
  reasonCode: '04',
  description: 'Two pallets broken',
  contactName: 'Ida Brandt',
};

function open(aggregate: AccountAggregate, input: Partial<Input> = {}, today?: string): CommandEffect {
  const prepared = prepareCommand('dispute.open', 1, { ...defaults, ...input });
  const context = today === undefined ? buildContext() : buildContext({ today });
  return prepared.ok ? prepared.command.apply(aggregate, context) : prepared;
}

const failureOf = (effect: CommandEffect) => (effect.ok ? undefined : effect.failures[0]);

describe('opening a dispute', () => {
  test('D1: what the customer sent lies with the case from the beginning', () => {
    const file = { sha256: 'a'.repeat(64), name: 'pallet.jpg', mediaType: 'image/jpeg', sizeBytes: 81_000 };
    expect(open(buildAggregate(), { attachments: [file] })).toMatchObject({
      ok: true,
      changes: [{ document: { attachments: [file] } }],
    });
  });

  test('D1: the reason routes it and sets its due date', () => {
    expect(open(buildAggregate())).toEqual({
      ok: true,
      changes: [
        {
          collection: 'disputes',
          document: buildDispute({
            id: 'dispute-new',
            seq: 0,
            items: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }],
            reasonCode: '04',
            description: 'Two pallets broken',
            processor: 'logistics',
            dueDate: '2026-04-14',
            history: [
              {
                on: '2026-03-31',
                at: '2026-03-31T09:00:00.000Z',
                by: { userId: 'user-1', name: 'Carla Collins' },
                kind: 'opened',
                note: '',
                processor: 'logistics',
              },
            ],
          }),
        },
      ],
    });
  });

  test('D1: all that is open can be disputed, one minor unit more cannot', () => {
    const payments = [buildPayment({ allocations: [{ invoiceId: 'invoice-1', amountMinor: 30_00 }] })];
    const aggregate = buildAggregate({ payments });
    const item = (amountMinor: number) => ({ items: [{ invoiceId: 'invoice-1', amountMinor }] });
    expect(open(aggregate, item(70_00)).ok).toBe(true);
    expect(failureOf(open(aggregate, item(70_01)))).toEqual({
      code: 'AMOUNT_EXCEEDS_OPEN',
      params: { invoice: 'R-invoice-1', currency: 'EUR', amountMinor: 70_01, availableMinor: 70_00 },
    });
  });

  test('D1, I3: what was approved to be written off or is credited and not applied cannot be disputed', () => {
    const items = [{ invoiceId: 'invoice-1', amountMinor: 30_00 }];
    const of = (amountMinor: number) => ({ items: [{ invoiceId: 'invoice-1', amountMinor }] });
    const note = buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -30_00 });
    for (const settling of [
      { state: 'approved' },
      { kind: 'credit-note', state: 'settled', settledBy: 'credit' },
    ] as const) {
      const requests = [buildRequest({ items, amountMinor: 30_00, ...settling })];
      const aggregate = buildAggregate({ invoices: [buildInvoice(), note], requests });
      expect(open(aggregate, of(70_00)).ok).toBe(true);
      expect(failureOf(open(aggregate, of(70_01)))?.params).toMatchObject({ availableMinor: 70_00 });
    }
    const asked = buildAggregate({ requests: [buildRequest({ items, amountMinor: 30_00 })] });
    expect(open(asked, of(100_00)).ok).toBe(true);
  });

  test('D1: active disputes on one invoice are together never more than what is open', () => {
    const aggregate = buildAggregate({ disputes: [buildDispute()] });
    expect(failureOf(open(aggregate))?.params).toMatchObject({ availableMinor: 60_00 });
    const resolved = buildAggregate({
      disputes: [buildDispute({ state: 'resolved', resolution: 'rejected' })],
    });
    expect(open(resolved).ok).toBe(true);
  });

  test('D3: a disputed amount leaves what is promised and to collect', () => {
    const aggregate = buildAggregate({ promises: [buildPromise()] });
    const effect = open(aggregate, { items: [{ invoiceId: 'invoice-1', amountMinor: 80_00 }] });
    if (!effect.ok) throw new Error(effect.failures[0].code);
    const { today, settings } = buildContext();
    const [item] = accountPosition(applyChanges(aggregate, effect.changes), today, settings).invoices;
    expect(item).toMatchObject({ disputedMinor: 80_00, promisedMinor: 20_00, toCollectMinor: 0 });
  });

  test.each([
    [
      'an invoice that is not of the account',
      { items: [{ invoiceId: 'x', amountMinor: 1 }] },
      'INVOICE_NOT_FOUND',
    ],
    ['another currency', { currency: 'USD' }, 'CURRENCY_MISMATCH'],
    ['an unknown reason', { reasonCode: '99' }, 'DISPUTE_REASON_UNKNOWN'],
    ['the reason that only ledgers give', { reasonCode: notStatedReasonCode }, 'DISPUTE_REASON_UNKNOWN'],
    ['an id that is taken', { disputeId: 'dispute-1' }, 'DUPLICATE_ID'],
    ['no invoice', { items: [] }, 'COMMAND_INVALID'],
    [
      'an invoice twice',
      { items: ['a', 'b'].map(() => ({ invoiceId: 'invoice-1', amountMinor: 1 })) },
      'ALLOCATION_REPEATED',
    ],
    ['a credit note', { items: [{ invoiceId: 'credit', amountMinor: 1 }] }, 'INVOICE_IS_CREDIT'],
  ])('D1: refuses %s', (_title, input, code) => {
    const aggregate = buildAggregate({
      invoices: [buildInvoice(), buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -50_00 })],
      disputes: [buildDispute({ state: 'closed' })],
    });
    expect(failureOf(open(aggregate, input))?.code).toBe(code);
  });

  test('M4: opens on the last day of the calendar, with a document that its schema takes', () => {
    const effect = open(buildAggregate(), {}, '2199-12-31');
    if (!effect.ok) throw new Error(effect.failures[0].code);
    expect(disputeSchema.safeParse(effect.changes[0]?.document).success).toBe(true);
  });
});

describe('reasons', () => {
  test('D2: every reason has its own code and key, a processor and days to resolve', () => {
    expect(new Set(disputeReasons.map((one) => one.code)).size).toBe(disputeReasons.length);
    expect(new Set(disputeReasons.map((one) => one.key)).size).toBe(disputeReasons.length);
    for (const reason of disputeReasons) {
      expect(reason.slaDays).toBeGreaterThan(0);
      expect(findDisputeReason(reason.code, disputeReasons)).toBe(reason);
    }
  });

  test('D2: the reason of a ledger that only flags is found and is not in the list for people', () => {
    expect(findDisputeReason(notStatedReasonCode, disputeReasons)?.key).toBe('notStated');
    expect(disputeReasons.some((one) => one.code === notStatedReasonCode)).toBe(false);
    expect(findDisputeReason('constructor', disputeReasons)).toBeUndefined();
  });
});
