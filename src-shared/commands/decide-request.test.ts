import { describe, expect, test } from 'vitest';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPlan, buildPlanVersion } from '../../test/fixtures/builders/build-plan.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import type { Settings } from '../domain/organisation/settings.ts';
import { codesOf, run } from './run-command.fixture.ts';

const requestId = 'request-1';

const grant = (aggregate: AccountAggregate, more: { today?: string; settings?: Partial<Settings> } = {}) => {
  const context = buildContext({ actor: buildActor({ userId: 'boss', role: 'manager' }), ...more });
  return run('approval.grant', aggregate, { requestId, reason: '' }, context);
};

describe('what was possible when it was asked for', () => {
  test.each(['write-off', 'fee-waiver', 'interest-waiver', 'credit-note'] as const)(
    'authority: a %s over more than is left is not granted',
    (kind) => {
      const items = [{ invoiceId: 'invoice-1', amountMinor: 60_00 }];
      const requests = [buildRequest({ kind, amountMinor: 60_00, items })];
      const start = buildAggregate({ invoices: [buildInvoice({ type: 'debit-note' })], requests });
      expect(codesOf(grant(start))).toEqual([]);
      const paid = (amountMinor: number) =>
        buildPayment({ amountMinor, allocations: [{ invoiceId: 'invoice-1', amountMinor }] });
      expect(codesOf(grant({ ...start, payments: [paid(40_00)] }))).toEqual([]);
      expect(codesOf(grant({ ...start, payments: [paid(40_01)] }))).toEqual(['AMOUNT_EXCEEDS_OPEN']);
    },
  );

  test('G1: a dunning block that would be over already is not granted', () => {
    const block = { kind: 'dunning-block' as const, amountMinor: 0, items: [], until: '2026-04-01' };
    const aggregate = buildAggregate({ requests: [buildRequest(block)] });
    expect(codesOf(grant(aggregate, { today: '2026-04-01' }))).toEqual([]);
    expect(grant(aggregate, { today: '2026-04-02' })).toMatchObject({
      failures: [{ code: 'DUE_DATE_PAST', params: { date: '2026-04-01' } }],
    });
    const forGood = buildAggregate({ requests: [buildRequest({ ...block, until: null })] });
    expect(codesOf(grant(forGood, { today: '2026-05-02' }))).toEqual([]);
  });
});

describe('who decides', () => {
  test('G1, authority: a dunning block is granted by whoever has a limit for it', () => {
    const block = { kind: 'dunning-block' as const, amountMinor: 0, items: [] };
    const aggregate = buildAggregate({ requests: [buildRequest(block)] });
    const limits = buildContext().settings.authorityLimits.filter(({ action }) => action !== 'dunning-block');
    expect(codesOf(grant(aggregate))).toEqual([]);
    expect(grant(aggregate, { settings: { authorityLimits: limits } })).toMatchObject({
      failures: [{ code: 'BEYOND_AUTHORITY', params: { approver: 'administrator' } }],
    });
  });

  test.each([
    ['fee', 'feeMinor', 5_000_00],
    ['interest', 'interestMinor', 50_000_00],
  ] as const)('N4: a plan is approved by whoever may charge its %s', (_charge, field, availableMinor) => {
    const planned = (amountMinor: number) => {
      const bare = {
        number: 1,
        dueDate: '2026-04-30',
        principalMinor: 100_00,
        interestMinor: 0,
        feeMinor: 0,
      };
      const instalments = [
        { ...bare, [field]: amountMinor },
        { ...bare, number: 2, [field]: 1 },
      ];
      const version = buildPlanVersion({ decision: null, inForce: null, instalments });
      const plan = buildPlan({ state: 'awaiting-approval', requestId, versions: [version] });
      const request = buildRequest({ kind: 'plan', planId: plan.id, amountMinor: 200_00 });
      return buildAggregate({ plans: [plan], requests: [request] });
    };
    expect(codesOf(grant(planned(availableMinor - 1)))).toEqual([]);
    expect(grant(planned(availableMinor))).toMatchObject({
      failures: [{ code: 'BEYOND_AUTHORITY', params: { amountMinor: availableMinor + 1, availableMinor } }],
    });
  });
});

test('G1: a second dunning block is not asked for while one waits', () => {
  const input = { requestId: 'second', until: null, reason: 'Negotiations' };
  const asking = (state: 'awaiting-approval' | 'refused') => {
    const request = buildRequest({ kind: 'dunning-block', amountMinor: 0, items: [], state });
    return codesOf(run('dunning.block', buildAggregate({ requests: [request] }), input));
  };
  expect(asking('awaiting-approval')).toEqual(['REQUESTED_ALREADY']);
  expect(asking('refused')).toEqual([]);
});
