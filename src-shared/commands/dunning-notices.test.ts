import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildNotice } from '../../test/fixtures/builders/build-notice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPlan } from '../../test/fixtures/builders/build-plan.ts';
import { buildPromise } from '../../test/fixtures/builders/build-promise.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { requestSchema } from '../domain/request/request.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const today = '2026-03-31';
const invoice = buildInvoice({ dueDate: '2026-01-31', number: 'RE-7' });
const other = { actor: buildActor({ userId: 'other', name: 'Otto', role: 'manager' }) };
const accountWith = (state: 'proposed' | 'approved', overrides: Partial<AccountAggregate> = {}) =>
  buildAggregate({
    invoices: [invoice],
    notices: [
      buildNotice({
        state,
        sent: null,
        ...(state === 'proposed' ? { approved: null } : {}),
        level: 2,
        feeMinor: 5_00,
        template: 'second-notice',
      }),
    ],
    ...overrides,
  });
const steps = [
  ['dunning.approve', 'proposed'],
  ['dunning.mark-sent', 'approved'],
] as const;
const notice = { noticeId: 'notice-1' };
const ofInvoice = [{ invoiceId: 'invoice-1', amountMinor: 100_00 }];

describe.each(steps)('%s', (name, state) => {
  const step = (overrides: Partial<AccountAggregate> = {}) =>
    run(name, accountWith(state, overrides), notice, buildContext(other));

  test('G1: is taken while all of it is still to be collected', () => {
    expect(codesOf(step())).toEqual([]);
  });

  test.each<[string, Partial<AccountAggregate>]>([
    ['paid', { payments: [buildPayment({ allocations: ofInvoice })] }],
    ['disputed', { disputes: [buildDispute({ items: ofInvoice })] }],
    ['promised', { promises: [buildPromise({ allocations: ofInvoice, promisedDate: '2026-04-05' })] }],
    ['on-plan', { plans: [buildPlan({ state: 'active' })] }],
  ])('D3, G1: is refused with the invoice where it is %s meanwhile', (why, overrides) => {
    const effect = step(overrides);
    expect(codesOf(effect)).toEqual(['NOTICE_OUTDATED']);
    expect(effect).toMatchObject({ failures: [{ params: { invoice: 'RE-7', why, availableMinor: 0 } }] });
  });

  test('G1: is refused where the ledger has the invoice no more', () => {
    expect(step({ invoices: [] })).toMatchObject({
      failures: [{ code: 'INVOICE_NOT_FOUND', params: { item: 1 } }],
    });
  });

  test('D3, G1: a part that is disputed is enough, and says what is left', () => {
    expect(step({ disputes: [buildDispute()] })).toMatchObject({
      failures: [
        { params: { why: 'disputed', currency: 'EUR', amountMinor: 100_00, availableMinor: 60_00 } },
      ],
    });
  });

  test('G1: is refused while dunning of the account is blocked, and says until when', () => {
    const signed = { on: today, at: `${today}T08:00:00.000Z`, by: { userId: 'user-1', name: 'Carla' } };
    const blocked = (until: string | null) => ({
      account: buildAccount({ dunningBlock: { ...signed, reason: 'Talks', until } }),
    });
    expect(step(blocked('2026-04-05'))).toMatchObject({
      failures: [{ code: 'DUNNING_BLOCKED', params: { until: '2026-04-05', reason: 'Talks' } }],
    });
    expect(codesOf(step(blocked(null)))).toEqual(['DUNNING_BLOCKED']);
    expect(codesOf(step(blocked('2026-03-30')))).toEqual([]);
  });

  test('G1: everything that stands against it is said at once', () => {
    const disputes = [buildDispute({ items: ofInvoice })];
    const signed = { on: today, at: `${today}T08:00:00.000Z`, by: { userId: 'user-1', name: 'Carla' } };
    const account = buildAccount({ dunningBlock: { ...signed, reason: 'Talks', until: null } });
    expect(codesOf(step({ disputes, account }))).toEqual(['DUNNING_BLOCKED', 'NOTICE_OUTDATED']);
  });
});

describe('the fee of a notice', () => {
  const send = (aggregate: AccountAggregate) =>
    applied(aggregate, run('dunning.mark-sent', aggregate, notice));

  test('G1: is asked for from the ledger when it goes out, approved by the policy, whatever the sender may', () => {
    const sent = send(accountWith('approved', {}));
    expect(sent.notices).toMatchObject([{ state: 'sent' }]);
    expect(sent.requests.map((one) => requestSchema.parse(one))).toMatchObject([
      { kind: 'fee', currency: 'EUR', amountMinor: 5_00, items: [], state: 'approved', approver: null },
    ]);
    const costly = accountWith('approved');
    const [one] = costly.notices;
    if (one === undefined) throw new Error('no notice');
    const dear = send({ ...costly, notices: [{ ...one, feeMinor: 900_00 }] });
    expect(dear.requests).toMatchObject([{ amountMinor: 900_00, state: 'approved' }]);
  });

  test('G1: is asked for once a notice, and not for a notice without one', () => {
    const sent = send(accountWith('approved'));
    expect(codesOf(run('dunning.mark-sent', sent, notice))).toEqual(['NOTICE_STATE_WRONG']);
    expect(sent.requests).toHaveLength(1);
    const free = accountWith('approved');
    const notices = free.notices.map((one) => ({ ...one, feeMinor: 0 }));
    expect(send({ ...free, notices }).requests).toEqual([]);
  });

  test('G1: is not swallowed by a request that has the id of the notice', () => {
    const requests = [buildRequest({ id: notice.noticeId, state: 'withdrawn' })];
    const taken = accountWith('approved', { requests });
    expect(codesOf(run('dunning.mark-sent', taken, notice))).toEqual(['DUPLICATE_ID']);
    const free = taken.notices.map((one) => ({ ...one, feeMinor: 0 }));
    expect(codesOf(run('dunning.mark-sent', { ...taken, notices: free }, notice))).toEqual([]);
    expect(codesOf(run('dunning.cancel', taken, { ...notice, reason: '' }))).toEqual([]);
  });

  test('G1: notices that differ ask with requests of their own', () => {
    const requests = [buildRequest({ id: 'request-1', kind: 'fee', items: [] })];
    expect(new Set(send(accountWith('approved', { requests })).requests.map(({ id }) => id)).size).toBe(2);
  });
});
