import { describe, expect, test } from 'vitest';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildNotice } from '../../test/fixtures/builders/build-notice.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import type { LedgerRequest } from '../domain/request/request.ts';
import type { CommandName } from './registry.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const invoiceId = 'invoice-1';
const as = (role: 'collector' | 'manager', userId: string = role) =>
  buildContext({ actor: buildActor({ userId, role }) });
const start = buildAggregate({
  invoices: [
    buildInvoice({ amountMinor: 50_000_00, dueDate: '2025-03-31' }),
    buildInvoice({ id: 'invoice-2', amountMinor: 50_000_00, dueDate: '2025-03-31' }),
  ],
});

type Given = { readonly name: CommandName; readonly input: object };

/** The states of the requests that the commands of a person make, one after the other. */
function statesOf(context: ReturnType<typeof as>, given: readonly Given[], first: AccountAggregate = start) {
  const end = given.reduce((account, { name, input }) => {
    return applied(account, run(name, account, input, context));
  }, first);
  return end.requests.slice(first.requests.length).map(({ state }) => state);
}

const accept = (number: number, amountMinor: number): readonly Given[] => {
  const items = [{ invoiceId, amountMinor }];
  const disputeId = `dispute-${number}`;
  return [
    {
      name: 'dispute.open',
      input: { disputeId, currency: 'EUR', items, reasonCode: '01', description: '', contactName: '' },
    },
    {
      name: 'dispute.resolve',
      input: {
        ...{ disputeId, resolution: 'accepted', acceptedItems: items, rootCause: 'Price', note: '' },
        requestId: `credit-${number}`,
      },
    },
  ];
};
const fee = (number: number, amountMinor: number, of: string | null = invoiceId): Given => ({
  name: 'fee.charge',
  input: { requestId: `fee-${number}`, currency: 'EUR', amountMinor, invoiceId: of, reason: 'Returned' },
});
const interest = (number: number, amountMinor: number): Given => ({
  name: 'interest.charge',
  input: {
    ...{ requestId: `interest-${number}`, currency: 'EUR', items: [{ invoiceId, amountMinor }] },
    ...{ kind: 'interest', reason: '' },
  },
});

describe('what is beyond a limit', () => {
  test('authority: is not credited in parts, by several cases over one invoice', () => {
    const cases = [...accept(1, 6_000_00), ...accept(2, 4_000_00), ...accept(3, 1)];
    expect(statesOf(as('manager'), cases)).toEqual(['approved', 'approved', 'awaiting-approval']);
  });

  test('authority: is not charged in parts, as a fee or as interest', () => {
    const fees = [fee(1, 60_00), fee(2, 40_00), fee(3, 1)];
    expect(statesOf(as('collector'), fees)).toEqual(['approved', 'approved', 'awaiting-approval']);
    const charges = [interest(1, 300_00), interest(2, 200_00), interest(3, 1)];
    expect(statesOf(as('collector'), charges)).toEqual(['approved', 'approved', 'awaiting-approval']);
  });

  test('authority: is not charged in parts to the account as a whole while they are not booked', () => {
    const fees = [fee(1, 60_00, null), fee(2, 40_00, null), fee(3, 1, null)];
    expect(statesOf(as('collector'), fees)).toEqual(['approved', 'approved', 'awaiting-approval']);
    const settled = buildRequest({
      ...{ id: 'booked', kind: 'fee', amountMinor: 100_00, items: [], state: 'settled' },
      asked: { ...buildRequest().asked, by: { userId: 'collector', name: 'Carla' } },
    });
    const booked = { ...start, requests: [settled] };
    expect(statesOf(as('collector'), [fee(1, 100_00, null)], booked)).toEqual(['approved']);
  });

  test('authority: fees of plans and notices are of no account for those that a person charges', () => {
    const own = { ...buildRequest().asked, by: { userId: 'collector', name: 'Carla' } };
    const charged = (id: string, planId: string | null) =>
      buildRequest({
        ...{ id, kind: 'fee', amountMinor: 90_00, items: [], state: 'approved', asked: own, planId },
      });
    const requests = [charged('notice-1', null), charged('of-plan', 'plan-1')];
    const account = { ...start, requests, notices: [buildNotice({ id: 'notice-1' })] };
    expect(statesOf(as('collector'), [fee(1, 100_00, null)], account)).toEqual(['approved']);
  });

  test('authority: another invoice and another person have limits of their own', () => {
    expect(statesOf(as('collector'), [fee(1, 100_00), fee(2, 100_00, 'invoice-2')])).toEqual([
      'approved',
      'approved',
    ]);
    const first = applied(start, run('fee.charge', start, fee(1, 100_00).input, as('collector')));
    expect(statesOf(as('collector', 'other'), [fee(2, 100_00)], first)).toEqual(['approved']);
  });

  test('authority: who decides on a charge is measured with what the asker was granted before', () => {
    const asked = (id: string, amountMinor: number, state: LedgerRequest['state']) =>
      buildRequest({ id, kind: 'fee', amountMinor, items: [{ invoiceId, amountMinor }], state });
    const waiting = asked('asked', 4_000_00, 'awaiting-approval');
    const decide = (grantedMinor: number) => {
      const requests = [waiting, asked('granted', grantedMinor, 'approved')];
      const input = { requestId: 'asked', reason: '' };
      return codesOf(run('approval.grant', { ...start, requests }, input, as('manager', 'boss')));
    };
    expect(decide(1_000_00)).toEqual([]);
    expect(decide(1_000_01)).toEqual(['BEYOND_AUTHORITY']);
  });
});

describe('a case that is worked on again after its credit note came', () => {
  const items = [{ invoiceId, amountMinor: 40_00 }];
  const note = buildInvoice({
    ...{ id: 'credit', type: 'credit-note', amountMinor: -40_00, invoiceDate: '2026-03-31' },
  });
  const closed = buildAggregate({
    invoices: [buildInvoice({ amountMinor: 50_00 }), note],
    disputes: [
      buildDispute({
        ...{ items, acceptedItems: items, state: 'closed', resolution: 'accepted' },
        creditRequestId: 'request-1',
      }),
    ],
    requests: [
      buildRequest({
        ...{ kind: 'credit-note', state: 'settled', settledBy: 'credit', disputeId: 'dispute-1' },
        ...{ amountMinor: 40_00, items },
      }),
    ],
  });
  const disputeId = 'dispute-1';
  const resolve = (account: AccountAggregate, amountMinor: number) =>
    run('dispute.resolve', account, {
      ...{ disputeId, rootCause: 'Price', note: '', requestId: 'again' },
      resolution: amountMinor === 40_00 ? 'accepted' : 'partly-accepted',
      acceptedItems: [{ invoiceId, amountMinor }],
    });

  test('D4: is credited no more than is left of the invoice without that note', () => {
    const reopened = applied(closed, run('dispute.reopen', closed, { disputeId, note: '' }));
    expect(resolve(reopened, 40_00)).toMatchObject({
      failures: [{ code: 'AMOUNT_EXCEEDS_OPEN', params: { availableMinor: 10_00 } }],
    });
    expect(codesOf(resolve(reopened, 10_00))).toEqual([]);
  });
});
