import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPlan, buildPlanVersion } from '../../test/fixtures/builders/build-plan.ts';
import { buildPromise } from '../../test/fixtures/builders/build-promise.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import { accountSchema } from '../domain/account/account.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { proposeNotices } from '../domain/dunning/propose-notices.ts';
import type { Role } from '../domain/organisation/actor.ts';
import { requestSchema } from '../domain/request/request.ts';
import type { CommandContext } from './command.ts';
import type { CommandName } from './registry.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const requestId = 'request-1';
const as = (role: Role, userId = `the-${role}`): CommandContext =>
  buildContext({ actor: buildActor({ userId, name: userId, role }) });
const item = (amountMinor: number, invoiceId = 'invoice-1') => ({ invoiceId, amountMinor });
const reduction = (...items: object[]) => ({ requestId, currency: 'EUR', items, reason: 'Insolvent' });
const large = buildInvoice({ amountMinor: 5_000_00 });

describe('asking', () => {
  test.each([
    ['write-off.request', 'collector', 1, 'awaiting-approval', 'manager'],
    ['write-off.request', 'manager', 1_000_00, 'approved', null],
    ['write-off.request', 'manager', 1_000_01, 'awaiting-approval', 'administrator'],
    ['write-off.request', 'administrator', 5_000_00, 'approved', null],
    ['fee.waive', 'collector', 50_00, 'approved', null],
    ['fee.waive', 'collector', 50_01, 'awaiting-approval', 'manager'],
    ['interest.waive', 'collector', 50_01, 'awaiting-approval', 'manager'],
  ] as const)('authority: %s by a %s over %i is %s', (name, role, amountMinor, state, approver) => {
    const type = name === 'write-off.request' ? 'invoice' : 'debit-note';
    const aggregate = buildAggregate({ invoices: [{ ...large, type }] });
    const after = applied(aggregate, run(name, aggregate, reduction(item(amountMinor)), as(role)));
    expect(requestSchema.parse(after.requests[0])).toMatchObject({ state, approver, amountMinor });
    expect(after.invoices).toBe(aggregate.invoices);
  });

  test('authority: a currency without a limit is decided by an administrator alone', () => {
    const invoices = [buildInvoice({ currency: 'JPY', amountMinor: 500 })];
    const aggregate = buildAggregate({ invoices });
    const input = { ...reduction(item(1)), currency: 'JPY' };
    const after = applied(aggregate, run('write-off.request', aggregate, input, as('manager')));
    expect(after.requests[0]).toMatchObject({ state: 'awaiting-approval', approver: 'administrator' });
  });

  test('R3: no more is asked off an invoice than is open, earlier requests counted', () => {
    const requests = [buildRequest({ id: 'other', amountMinor: 70_00, items: [item(70_00)] })];
    const aggregate = buildAggregate({ requests });
    const ask = (...items: object[]) => codesOf(run('write-off.request', aggregate, reduction(...items)));
    expect(ask(item(30_00))).toEqual([]);
    expect(ask(item(30_01))).toEqual(['AMOUNT_EXCEEDS_OPEN']);
    expect(ask(item(1), item(1), item(1, 'elsewhere'))).toEqual(['ALLOCATION_REPEATED', 'INVOICE_NOT_FOUND']);
    const refused = [buildRequest({ id: 'other', state: 'refused', items: [item(70_00)] })];
    const again = run('write-off.request', buildAggregate({ requests: refused }), reduction(item(100_00)));
    expect(codesOf(again)).toEqual([]);
  });

  test('M1: amounts whose sum is too large to be held are refused', () => {
    const invoices = ['a', 'b'].map((id) => buildInvoice({ id, amountMinor: 1_000_000_000_000 }));
    const input = reduction(item(1_000_000_000_000, 'a'), item(1_000_000_000_000, 'b'));
    expect(codesOf(run('write-off.request', buildAggregate({ invoices }), input))).toEqual([
      'AMOUNT_TOO_LARGE',
    ]);
  });

  test('a fee is asked for on an invoice of its currency, or on the account', () => {
    const aggregate = buildAggregate();
    const fee = { requestId, currency: 'EUR', amountMinor: 5_00, invoiceId: null, reason: 'Returned cheque' };
    expect(run('fee.charge', aggregate, fee)).toMatchObject({
      changes: [{ document: { kind: 'fee', items: [], state: 'approved' } }],
    });
    expect(codesOf(run('fee.charge', aggregate, { ...fee, invoiceId: 'x' }))).toEqual(['INVOICE_NOT_FOUND']);
    const dollars = { ...fee, invoiceId: 'invoice-1', currency: 'USD' };
    expect(codesOf(run('fee.charge', aggregate, dollars))).toEqual(['CURRENCY_MISMATCH']);
  });
});

describe('deciding', () => {
  const waiting = buildAggregate({ requests: [buildRequest()] });
  const decision = { requestId, reason: 'As discussed' };

  test('authority: a superior who did not ask grants, and the ledger books', () => {
    const after = applied(waiting, run('approval.grant', waiting, decision, as('manager')));
    expect(requestSchema.parse(after.requests[0])).toMatchObject({
      state: 'approved',
      decided: { by: { userId: 'the-manager' }, reason: 'As discussed' },
    });
    const booked = buildInvoice({
      ...{ id: 'booked', type: 'credit-note', amountMinor: -100_00, invoiceDate: '2026-03-31' },
    });
    const later = { ...after, invoices: [...after.invoices, booked] };
    const settle = (documentId: string) => run('request.settle', later, { requestId, documentId });
    expect(codesOf(settle('invoice-1'))).toEqual(['BOOKING_MISMATCH']);
    expect(codesOf(settle('nowhere'))).toEqual(['INVOICE_NOT_FOUND']);
    expect(applied(later, settle('booked')).requests[0]).toMatchObject({
      state: 'settled',
      settledBy: 'booked',
    });
  });

  test('authority: nobody grants what they asked for, and nobody beyond their limit', () => {
    const mine = as('manager', 'user-1');
    expect(codesOf(run('approval.grant', waiting, decision, mine))).toEqual(['SELF_APPROVAL']);
    expect(codesOf(run('approval.refuse', waiting, decision, mine))).toEqual(['SELF_APPROVAL']);
    expect(codesOf(run('approval.grant', waiting, decision, as('collector')))).toEqual(['FORBIDDEN']);
    const big = buildRequest({ amountMinor: 2_000_00, items: [item(2_000_00)] });
    const aggregate = buildAggregate({ invoices: [large], requests: [big] });
    expect(run('approval.grant', aggregate, decision, as('manager'))).toMatchObject({
      failures: [
        { code: 'BEYOND_AUTHORITY', params: { availableMinor: 1_000_00, approver: 'administrator' } },
      ],
    });
    expect(codesOf(run('approval.grant', aggregate, decision, as('administrator')))).toEqual([]);
    expect(codesOf(run('approval.refuse', aggregate, decision, as('manager')))).toEqual([]);
  });

  test('authority: what was paid meanwhile is not written off', () => {
    const payments = [buildPayment({ amountMinor: 1, allocations: [item(1)] })];
    const aggregate = { ...waiting, payments };
    expect(codesOf(run('approval.grant', aggregate, decision, as('manager')))).toEqual([
      'AMOUNT_EXCEEDS_OPEN',
    ]);
  });

  test.each(['approved', 'refused', 'withdrawn', 'settled'] as const)(
    'a request that is %s is not decided',
    (state) => {
      const aggregate = buildAggregate({ requests: [buildRequest({ state })] });
      for (const name of [
        'approval.grant',
        'approval.refuse',
        'write-off.approve',
        'write-off.refuse',
      ] as const) {
        expect(codesOf(run(name, aggregate, decision, as('manager')))).toEqual(['REQUEST_STATE_WRONG']);
      }
    },
  );

  test.each([
    ['write-off.approve', 'write-off'],
    ['write-off.refuse', 'write-off'],
    ['credit.approve-limit', 'credit-limit'],
    ['credit.refuse-limit', 'credit-limit'],
  ] as const)('%s decides requests of its own kind alone', (name, kind) => {
    const others = ['fee', 'interest', kind === 'write-off' ? 'credit-limit' : 'write-off'] as const;
    for (const other of others) {
      const aggregate = buildAggregate({ requests: [buildRequest({ kind: other })] });
      expect(codesOf(run(name, aggregate, decision, as('manager')))).toEqual(['REQUEST_NOT_FOUND']);
    }
    const own = buildAggregate({ requests: [buildRequest({ kind })] });
    expect(codesOf(run(name, own, decision, as('manager')))).toEqual([]);
  });

  test('N4: granting the request of a plan approves the plan, refusing it refuses the plan', () => {
    const plans = [
      buildPlan({
        state: 'awaiting-approval',
        requestId,
        versions: [buildPlanVersion({ decision: null, inForce: null })],
      }),
    ];
    const requests = [buildRequest({ kind: 'plan', planId: 'plan-1' })];
    const aggregate = buildAggregate({ plans, requests });
    const granted = applied(aggregate, run('approval.grant', aggregate, decision, as('manager')));
    expect([granted.plans[0]?.state, granted.requests[0]?.state]).toEqual(['approved', 'settled']);
    const refused = applied(aggregate, run('approval.refuse', aggregate, decision, as('manager')));
    expect([refused.plans[0]?.state, refused.requests[0]?.state]).toEqual(['refused', 'refused']);
  });

  test('only who asked takes a request back, and only while nobody has decided', () => {
    const withdraw = (aggregate = waiting, context = buildContext()) =>
      run('request.withdraw', aggregate, { requestId, reason: 'Paid' }, context);
    expect(codesOf(withdraw(waiting, as('manager')))).toEqual(['REQUEST_OF_SOMEBODY_ELSE']);
    const after = applied(waiting, withdraw());
    expect(after.requests[0]?.state).toBe('withdrawn');
    expect(codesOf(withdraw(after))).toEqual(['REQUEST_STATE_WRONG']);
  });
});

describe('until the ledger books it', () => {
  const asked = buildAggregate({ requests: [buildRequest({ items: [item(40_00)], amountMinor: 40_00 })] });
  const approved = applied(
    asked,
    run('write-off.approve', asked, { requestId, reason: 'Insolvent' }, as('manager')),
  );
  const { today, settings } = buildContext();
  const standing = (aggregate: AccountAggregate) => {
    const position = accountPosition(aggregate, today, settings);
    const [proposal] = proposeNotices(aggregate, position, settings);
    const [found] = position.invoices;
    return { adjusted: found?.adjustedMinor, dunned: proposal?.notice?.items[0]?.amountMinor };
  };
  const promise = (aggregate: AccountAggregate, amountMinor: number) => {
    const terms = { ...buildPromise(), promiseId: 'promise-new', allocations: [item(amountMinor)] };
    return codesOf(run('promise.record', aggregate, terms));
  };
  const settle = (aggregate: AccountAggregate, documentId: string | null) =>
    run('request.settle', aggregate, { requestId, documentId });

  test('I3: what is asked for is collected; what is approved is neither dunned nor promised', () => {
    expect(standing(asked)).toEqual({ adjusted: 0, dunned: 100_00 });
    expect(promise(asked, 100_00)).toEqual([]);
    expect(standing(approved)).toEqual({ adjusted: 40_00, dunned: 60_00 });
    expect(promise(approved, 60_00)).toEqual([]);
    expect(promise(approved, 60_01)).toEqual(['AMOUNT_EXCEEDS_AVAILABLE']);
  });

  test('I3: with the document that the ledger booked it with it is over as soon as that is applied', () => {
    const note = buildInvoice({
      ...{ id: 'note', type: 'credit-note', amountMinor: -40_00 },
      ...{ invoiceDate: today, dueDate: today },
    });
    const booked = { ...approved, invoices: [...approved.invoices, note] };
    const settled = applied(booked, settle(booked, 'note'));
    expect(settled.requests[0]).toMatchObject({ state: 'settled', settledBy: 'note' });
    expect(standing(settled)).toEqual({ adjusted: 40_00, dunned: 60_00 });
    const netted = buildPayment({ allocations: [item(40_00), item(-40_00, 'note')] });
    expect(standing({ ...settled, payments: [netted] })).toEqual({ adjusted: 0, dunned: 60_00 });
  });

  test('I3: a ledger that changed the invoice itself has no document for it', () => {
    const lower = { ...approved, invoices: [buildInvoice({ amountMinor: 60_00 })] };
    expect(standing(lower)).toEqual({ adjusted: 40_00, dunned: 20_00 });
    const settled = applied(lower, settle(lower, null));
    expect(settled.requests[0]).toMatchObject({ state: 'settled', settledBy: null });
    expect(standing(settled)).toEqual({ adjusted: 0, dunned: 60_00 });
  });

  test('a charge that the ledger has booked always has a document', () => {
    const fee = buildAggregate({ requests: [buildRequest({ kind: 'fee', state: 'approved', items: [] })] });
    expect(codesOf(settle(fee, null))).toEqual(['INVOICE_NOT_FOUND']);
  });
});

describe('credit and dunning block', () => {
  const limit = { requestId, from: null, limitMinor: 20_000_00, reason: 'Frame contract' };

  test('credit: a limit within authority holds at once, one beyond it with the approval', () => {
    const aggregate = buildAggregate();
    const own = applied(aggregate, run('credit.request-limit', aggregate, limit, as('manager')));
    expect(own.account.creditLimitMinor).toBe(20_000_00);
    expect(own.requests[0]?.state).toBe('settled');
    const asked = applied(aggregate, run('credit.request-limit', aggregate, limit));
    expect(asked.account.creditLimitMinor).toBeNull();
    const again = { ...limit, requestId: 'request-2' };
    expect(codesOf(run('credit.request-limit', asked, again))).toEqual(['REQUESTED_ALREADY']);
    const decision = { requestId, reason: '' };
    const granted = applied(asked, run('credit.approve-limit', asked, decision, as('manager')));
    expect(accountSchema.parse(granted.account).creditLimitMinor).toBe(20_000_00);
  });

  test('credit: a limit that somebody else has changed is refused', () => {
    const aggregate = buildAggregate({ account: buildAccount({ creditLimitMinor: 5 }) });
    expect(codesOf(run('credit.request-limit', aggregate, limit))).toEqual(['CHANGED_MEANWHILE']);
  });

  test('credit: hold and release are decided by a manager and written into the timeline', () => {
    const aggregate = buildAggregate();
    const input = { activityId: 'a1', reason: 'Three broken promises' };
    expect(codesOf(run('credit.hold', aggregate, input))).toEqual(['FORBIDDEN']);
    const held = applied(aggregate, run('credit.hold', aggregate, input, as('manager')));
    expect(held.account.creditHold).toMatchObject({ reason: 'Three broken promises' });
    expect(held.activities[0]).toMatchObject({ kind: 'change', change: { field: 'creditHold', from: '' } });
    expect(codesOf(run('credit.release', held, input, as('manager')))).toEqual(['DUPLICATE_ID']);
    expect(codesOf(run('credit.hold', held, input, as('manager')))).toEqual([
      'CREDIT_HELD_ALREADY',
      'DUPLICATE_ID',
    ]);
    const release = { activityId: 'a2', reason: 'Paid' };
    const released = applied(held, run('credit.release', held, release, as('manager')));
    expect(released.account.creditHold).toBeNull();
    expect(codesOf(run('credit.release', released, release, as('manager')))).toEqual([
      'CREDIT_NOT_HELD',
      'DUPLICATE_ID',
    ]);
  });

  test('G1: a block within authority holds at once and is lifted before its date', () => {
    const aggregate = buildAggregate();
    const input = { requestId, until: '2026-05-31', reason: 'Negotiations' };
    const blocked = applied(aggregate, run('dunning.block', aggregate, input));
    expect(accountSchema.parse(blocked.account).dunningBlock).toMatchObject({ until: '2026-05-31' });
    const past = { ...input, until: '2026-03-30' };
    expect(codesOf(run('dunning.block', aggregate, past))).toEqual(['DUE_DATE_PAST']);
    const unblock = { activityId: 'a1', reason: '' };
    const free = applied(blocked, run('dunning.unblock', blocked, unblock));
    expect(free.account.dunningBlock).toBeNull();
    expect(codesOf(run('dunning.unblock', free, unblock))).toEqual(['DUNNING_NOT_BLOCKED', 'DUPLICATE_ID']);
  });

  test('G1, authority: a block beyond authority waits for a manager', () => {
    const limits = buildContext().settings.authorityLimits.filter(({ role }) => role !== 'collector');
    const aggregate = buildAggregate();
    const input = { requestId, until: null, reason: 'Negotiations' };
    const context = buildContext({ settings: { authorityLimits: limits } });
    const asked = applied(aggregate, run('dunning.block', aggregate, input, context));
    expect(asked.account.dunningBlock).toBeNull();
    const granted = applied(asked, run('approval.grant', asked, { requestId, reason: '' }, as('manager')));
    expect(granted.account.dunningBlock).toMatchObject({ until: null, reason: 'Negotiations' });
    expect(granted.requests[0]?.state).toBe('settled');
  });
});

describe('the account', () => {
  const contact = buildAccount().contacts[0];
  const correct = (from: unknown, to: unknown, activityId = 'a1') => {
    return { activityId, from, to, reason: 'New office' };
  };

  test('a contact is corrected, added and removed, and the timeline keeps what it was', () => {
    const aggregate = buildAggregate();
    const to = { ...contact, phone: '+49 40 7654321' };
    const after = applied(aggregate, run('account.correct-contact', aggregate, correct(contact, to)));
    expect(after.account.contacts).toEqual([to]);
    expect(after.activities[0]?.change).toMatchObject({
      field: 'contacts',
      from: expect.stringContaining('1234567'),
    });
    const added = { ...contact, id: 'contact-2', name: 'Jan' };
    const two = applied(after, run('account.correct-contact', after, correct(null, added, 'a2')));
    expect(two.account.contacts).toHaveLength(2);
    const one = applied(two, run('account.correct-contact', two, correct(to, null, 'a3')));
    expect(one.account.contacts).toEqual([added]);
  });

  test('a contact that somebody else corrected, or that stays as it is, is refused', () => {
    const aggregate = buildAggregate();
    const stale = { ...contact, phone: '1' };
    const codes = (from: unknown, to: unknown) =>
      codesOf(run('account.correct-contact', aggregate, correct(from, to)));
    expect(codes(stale, contact)).toEqual(['CHANGED_MEANWHILE']);
    expect(codes(null, contact)).toEqual(['CHANGED_MEANWHILE']);
    expect(codes(contact, contact)).toEqual(['NOTHING_CHANGED']);
    expect(codes(null, null)).toEqual(['COMMAND_INVALID']);
    expect(codes(contact, { ...contact, id: 'other' })).toEqual(['COMMAND_INVALID']);
  });

  test('an account changes hands by a manager who saw whose it was', () => {
    const aggregate = buildAggregate();
    const from = { collectorId: 'user-1', territory: 'North' };
    const to = { collectorId: 'user-2', territory: 'North' };
    const reassign = (context: CommandContext, before = from, after = to) =>
      run('account.reassign', aggregate, { activityId: 'a1', from: before, to: after, reason: '' }, context);
    expect(codesOf(reassign(buildContext()))).toEqual(['FORBIDDEN']);
    expect(codesOf(reassign(as('manager'), to))).toEqual(['CHANGED_MEANWHILE']);
    expect(codesOf(reassign(as('manager'), from, from))).toEqual(['NOTHING_CHANGED']);
    expect(applied(aggregate, reassign(as('manager'))).account).toMatchObject({ collectorId: 'user-2' });
  });

  test('a follow-up is set for today or later, and done once', () => {
    const aggregate = buildAggregate();
    const set = { activityId: 'a1', date: '2026-03-31', text: 'Ask for the confirmation' };
    const past = { ...set, date: '2026-03-30' };
    expect(codesOf(run('follow-up.set', aggregate, past))).toEqual(['NEXT_ACTION_DATE_PAST']);
    const planned = applied(aggregate, run('follow-up.set', aggregate, set));
    const done = { activityId: 'a2', closes: 'a1', note: 'It is here' };
    const finished = applied(planned, run('follow-up.done', planned, done));
    expect(finished.activities[1]).toMatchObject({ kind: 'follow-up', closes: 'a1' });
    const again = { ...done, activityId: 'a3' };
    expect(codesOf(run('follow-up.done', finished, again))).toEqual(['FOLLOW_UP_DONE']);
    expect(codesOf(run('follow-up.done', aggregate, again))).toEqual(['FOLLOW_UP_NOT_FOUND']);
  });
});

test('authority: a role that may not ask is refused before anything is looked at', () => {
  const names: CommandName[] = ['write-off.request', 'fee.waive', 'interest.waive'];
  for (const name of names) {
    const effect = run(name, buildAggregate(), reduction(item(1)), as('field-agent'));
    expect(codesOf(effect)).toEqual(['FORBIDDEN']);
  }
});
