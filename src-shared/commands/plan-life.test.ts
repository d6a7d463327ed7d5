import { describe, expect, test } from 'vitest';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPlan, buildPlanVersion } from '../../test/fixtures/builders/build-plan.ts';
import { buildPromise } from '../../test/fixtures/builders/build-promise.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { accountFigures } from '../domain/account/account-figures.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { businessDate } from '../domain/calendar/business-date.ts';
import { defaultPolicy } from '../domain/organisation/policy.ts';
import { defaultSettings } from '../domain/organisation/settings.ts';
import { planSchema } from '../domain/plan/plan.ts';
import { requestSchema } from '../domain/request/request.ts';
import type { CommandContext, CommandEffect } from './command.ts';
import { planApprove } from './plan-approve.ts';
import { planRefuse } from './plan-refuse.ts';
import type { CommandName } from './registry.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const rule = { by: 'count', count: 2, frequency: 'monthly', firstDate: '2026-04-30' };
const terms = { downPayment: null, instalments: rule, interestRate: null, feeMinor: 0, adjustment: 'none' };
const proposal = {
  planId: 'plan-1',
  currency: 'EUR',
  items: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }],
  terms,
  contactName: 'Ida Brandt',
  reason: 'Short of cash',
  requestId: 'request-1',
  asDraft: false,
};
const long = { ...terms, instalments: { ...rule, count: 10 } };
const manager = buildContext({ actor: buildActor({ userId: 'boss', name: 'Max Manager', role: 'manager' }) });
const start = buildAggregate();

const propose = (more: object = {}, aggregate = start, context?: CommandContext) =>
  run('plan.propose', aggregate, { ...proposal, ...more }, context);
const step = (name: CommandName, aggregate: AccountAggregate, more: object = {}, context?: CommandContext) =>
  run(name, aggregate, { planId: 'plan-1', fromVersion: 1, reason: 'Agreed', ...more }, context);
const activate = (aggregate: AccountAggregate, more: object = {}, context?: CommandContext) =>
  step(
    'plan.activate',
    aggregate,
    { signedBy: 'Ida Brandt', interestRequestId: 'interest-1', feeRequestId: 'fee-1', ...more },
    context,
  );
const change = (aggregate: AccountAggregate, more: object = {}, context?: CommandContext) =>
  step('plan.change', aggregate, { ...proposal, requestId: 'request-2', fromVersion: 1, ...more }, context);

const approved = applied(start, propose());
const waiting = applied(start, propose({ terms: long }));
const active = applied(approved, activate(approved));

const planIn = ({ plans }: AccountAggregate) => {
  const [plan] = plans;
  return planSchema.parse(plan);
};
const requestIn = ({ requests }: AccountAggregate, id: string) =>
  requestSchema.parse(requests.find((one) => one.id === id));
const toCollect = (aggregate: AccountAggregate, today: string) => {
  const position = accountPosition(aggregate, businessDate(today), defaultSettings);
  const [figures] = accountFigures(position, aggregate.payments, 'EUR', defaultPolicy);
  return [figures.plannedMinor, figures.toCollectMinor];
};

describe('proposing', () => {
  test('N4: within authority it is approved at once, by whoever proposed it', () => {
    const plan = planIn(approved);
    expect(plan).toMatchObject({ state: 'approved', requestId: null, versions: [{ inForce: null }] });
    expect(plan.versions[0]).toMatchObject({ decision: { isGranted: true, by: { userId: 'user-1' } } });
    expect(plan.versions[0]?.instalments.map((one) => one.dueDate)).toEqual(['2026-04-30', '2026-05-30']);
  });

  test('N4: beyond it a request waits for a manager, with the plan’s total', () => {
    expect(planIn(waiting)).toMatchObject({ state: 'awaiting-approval', requestId: 'request-1' });
    expect(requestIn(waiting, 'request-1')).toMatchObject({
      kind: 'plan',
      planId: 'plan-1',
      amountMinor: 100_00,
      state: 'awaiting-approval',
      approver: 'manager',
    });
  });

  test('N4: a draft asks nobody', () => {
    const draft = applied(start, propose({ terms: long, asDraft: true }));
    expect(planIn(draft)).toMatchObject({ state: 'draft', versions: [{ decision: null }] });
    expect(draft.requests).toEqual([]);
    expect(codesOf(activate(draft))).toEqual(['PLAN_STATE_WRONG']);
  });

  test('N1, N2: everything that is wrong is said at once', () => {
    const items = [
      { invoiceId: 'invoice-1', amountMinor: 100_01 },
      { invoiceId: 'invoice-1', amountMinor: 1 },
      { invoiceId: 'elsewhere', amountMinor: 1 },
    ];
    const early = { ...terms, instalments: { ...rule, firstDate: '2026-03-01' } };
    const aggregate = {
      ...start,
      plans: [buildPlan({ state: 'draft', versions: [buildPlanVersion({ inForce: null })] })],
    };
    expect(codesOf(propose({ items, terms: early }, aggregate))).toEqual([
      'DUPLICATE_ID',
      'ALLOCATION_REPEATED',
      'AMOUNT_EXCEEDS_PLANNABLE',
      'INVOICE_NOT_FOUND',
      'PLAN_DATE_PAST',
    ]);
  });

  test.each([
    ['disputed', { disputes: [buildDispute({ items: [{ invoiceId: 'invoice-1', amountMinor: 1 }] })] }],
    ['promised', { promises: [buildPromise()] }],
    ['paid', { payments: [buildPayment({ allocations: [{ invoiceId: 'invoice-1', amountMinor: 1 }] })] }],
  ])('D3, I3: what is %s cannot be on a plan', (_, parts) => {
    expect(codesOf(propose({}, buildAggregate(parts)))).toEqual(['AMOUNT_EXCEEDS_PLANNABLE']);
  });

  test('M1: an invoice of another currency and a credit note are refused', () => {
    const invoices = [
      buildInvoice({ currency: 'USD' }),
      buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -5_00 }),
    ];
    const items = [...proposal.items, { invoiceId: 'credit', amountMinor: 1_00 }];
    expect(codesOf(propose({ items }, buildAggregate({ invoices })))).toEqual([
      'CURRENCY_MISMATCH',
      'INVOICE_IS_CREDIT',
    ]);
  });

  test('N2: an invoice on a plan that stands cannot go on another, however little of it', () => {
    const again = { planId: 'plan-2', items: [{ invoiceId: 'invoice-1', amountMinor: 2 }] };
    const partly = applied(start, propose({ items: [{ invoiceId: 'invoice-1', amountMinor: 60_00 }] }));
    expect(codesOf(propose(again, applied(partly, activate(partly))))).toEqual(['INVOICE_ON_PLAN']);
  });
});

describe('deciding', () => {
  test('N4: a manager approves or refuses; plan and request say the same', () => {
    const granted = applied(waiting, step('plan.approve', waiting, {}, manager));
    expect(planIn(granted)).toMatchObject({
      state: 'approved',
      versions: [{ decision: { isGranted: true } }],
    });
    expect(requestIn(granted, 'request-1')).toMatchObject({
      state: 'settled',
      decided: { reason: 'Agreed' },
    });
    const refused = applied(waiting, step('plan.refuse', waiting, {}, manager));
    expect(planIn(refused)).toMatchObject({
      state: 'refused',
      versions: [{ decision: { isGranted: false } }],
    });
    expect(requestIn(refused, 'request-1').state).toBe('refused');
    expect(codesOf(activate(refused))).toEqual(['PLAN_STATE_WRONG']);
  });

  test('N4: who refuses says why', () => {
    const decision = { planId: 'plan-1', fromVersion: 1 };
    for (const reason of ['', ' \u200b']) {
      expect(planRefuse.input.safeParse({ ...decision, reason }).error?.issues[0]?.path).toEqual(['reason']);
    }
    expect(planRefuse.input.safeParse({ ...decision, reason: 'Too long' }).success).toBe(true);
    expect(planApprove.input.safeParse({ ...decision, reason: '' }).success).toBe(true);
  });

  test('N4: nobody approves what they asked for, nor what is beyond their own limit', () => {
    const same = buildContext({ actor: buildActor({ role: 'manager' }) });
    expect(codesOf(step('plan.approve', waiting, {}, same))).toEqual(['SELF_APPROVAL']);
    const large = buildAggregate({ invoices: [buildInvoice({ amountMinor: 100_000_01 })] });
    const items = [{ invoiceId: 'invoice-1', amountMinor: 100_000_01 }];
    const asked = applied(large, propose({ items }, large));
    expect(codesOf(step('plan.approve', asked, {}, manager))).toEqual(['BEYOND_AUTHORITY']);
    const administrator = buildContext({ actor: buildActor({ userId: 'root', role: 'administrator' }) });
    expect(codesOf(step('plan.approve', asked, {}, administrator))).toEqual([]);
  });

  test('N4: the generic approval decides on the plan too', () => {
    const input = { requestId: 'request-1', reason: 'Agreed' };
    const granted = applied(waiting, run('approval.grant', waiting, input, manager));
    expect(planIn(granted).state).toBe('approved');
  });

  test('N4: a collector may not decide, and only once is decided', () => {
    expect(codesOf(step('plan.approve', waiting))).toEqual(['FORBIDDEN']);
    const granted = applied(waiting, step('plan.approve', waiting, {}, manager));
    expect(codesOf(step('plan.refuse', granted, {}, manager))).toEqual(['PLAN_STATE_WRONG']);
    expect(codesOf(step('plan.approve', start, {}, manager))).toEqual(['PLAN_NOT_FOUND']);
    expect(codesOf(step('plan.approve', waiting, { fromVersion: 2 }, manager))).toEqual([
      'CHANGED_MEANWHILE',
    ]);
  });
});

describe('activating', () => {
  test('I3: what is on an active plan is not to be collected, until the plan defaults', () => {
    expect(toCollect(approved, '2026-03-31')).toEqual([0, 100_00]);
    expect(toCollect(active, '2026-03-31')).toEqual([100_00, 0]);
    expect(toCollect(active, '2026-05-05')).toEqual([100_00, 0]);
    expect(toCollect(active, '2026-05-06')).toEqual([0, 100_00]);
  });

  test('I3: what was met of a plan is planned no more; what is on a plan cannot be promised', () => {
    const allocations = [{ invoiceId: 'invoice-1', amountMinor: 30_00 }];
    const paid = { ...active, payments: [buildPayment({ receivedOn: '2026-04-02', allocations })] };
    expect(toCollect(paid, '2026-04-03')).toEqual([70_00, 0]);
    const promise = { ...buildPromise({ id: 'promise-new' }), promiseId: 'promise-new' };
    expect(codesOf(run('promise.record', active, promise))).toEqual(['AMOUNT_EXCEEDS_AVAILABLE']);
  });

  test('N2: amounts and dates are checked again', () => {
    const payments = [buildPayment({ allocations: [{ invoiceId: 'invoice-1', amountMinor: 1 }] })];
    const late = buildContext({ today: '2026-05-01' });
    expect(codesOf(activate({ ...approved, payments }, {}, late))).toEqual([
      'PLAN_DATE_PAST',
      'AMOUNT_EXCEEDS_PLANNABLE',
    ]);
  });

  test('N2: keeps what the device knew of as paid before', () => {
    const part = (amountMinor: number) => [{ invoiceId: 'invoice-1', amountMinor }];
    const payments = [
      buildPayment({ id: 'known', allocations: part(10_00) }),
      buildPayment({ id: 'later', allocations: part(20_00) }),
    ];
    const aggregate = { ...start, payments };
    const items = [{ invoiceId: 'invoice-1', amountMinor: 70_00 }];
    const proposed = applied(aggregate, propose({ items }, aggregate));
    const cashSeen = [{ paymentId: 'known', invoiceId: 'invoice-1', amountMinor: 10_00 }];
    const effect = activate(proposed, { cashSeen });
    expect(planIn(applied(proposed, effect)).versions[0]?.inForce?.cashBefore).toEqual(cashSeen);
  });

  test('N1: interest and fee are asked for from the ledger, without another approval', () => {
    const bearing = { ...terms, interestRate: '12', feeMinor: 5_00 };
    const proposed = applied(start, propose({ terms: bearing }));
    const standing = applied(proposed, activate(proposed));
    expect(requestIn(standing, 'interest-1')).toMatchObject({
      kind: 'interest',
      amountMinor: 1_50,
      state: 'approved',
    });
    expect(requestIn(standing, 'fee-1')).toMatchObject({ kind: 'fee', amountMinor: 5_00, state: 'approved' });
    const cancelled = applied(standing, step('plan.cancel', standing));
    expect(cancelled.requests.map((one) => one.state)).toEqual(['withdrawn', 'withdrawn']);
    expect(codesOf(activate(proposed, { feeRequestId: 'interest-1' }))).toEqual(['DUPLICATE_ID']);
  });
});

describe('changing', () => {
  const items = [{ invoiceId: 'invoice-1', amountMinor: 80_00 }];
  const changed = applied(active, change(active, { items }));

  test('N5: a change is another version; the one in force stands and stays readable until the customer signs', () => {
    expect(planIn(changed).versions.map((one) => [one.version, one.inForce !== null])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(toCollect(changed, '2026-04-01')).toEqual([100_00, 0]);
    const signed = applied(changed, activate(changed, { fromVersion: 2 }));
    expect(toCollect(signed, '2026-04-01')).toEqual([80_00, 20_00]);
    expect(planIn(signed).versions[0]).toEqual(planIn(active).versions[0]);
  });

  test('N5: whoever did not see the last version is refused', () => {
    expect(codesOf(change(changed))).toEqual(['CHANGED_MEANWHILE']);
    expect(codesOf(activate(changed))).toEqual(['CHANGED_MEANWHILE']);
    expect(codesOf(step('plan.cancel', changed))).toEqual(['CHANGED_MEANWHILE']);
  });

  test('N4, N5: a change beyond authority is decided on anew; refused, the plan goes on as it was', () => {
    const asked = applied(active, change(active, { terms: long }));
    expect(planIn(asked)).toMatchObject({ state: 'active', requestId: 'request-2' });
    expect(codesOf(activate(asked, { fromVersion: 2 }))).toEqual(['PLAN_STATE_WRONG']);
    const refused = applied(asked, step('plan.refuse', asked, { fromVersion: 2 }, manager));
    expect(planIn(refused).state).toBe('active');
    expect(toCollect(refused, '2026-04-01')).toEqual([100_00, 0]);
    const granted = applied(asked, step('plan.approve', asked, { fromVersion: 2 }, manager));
    expect(codesOf(activate(granted, { fromVersion: 2 }))).toEqual([]);
  });

  describe('before the customer signed', () => {
    const shorter = { ...terms, instalments: { ...rule, count: 5 } };
    const revise = (aggregate: AccountAggregate, more: object = {}, context?: CommandContext) =>
      change(aggregate, { terms: shorter, asDraft: true, ...more }, context);
    const draft = applied(start, propose({ terms: long, asDraft: true }));

    test('N5: a draft is changed and stays a draft: its schedule is new, the old one readable, nobody is asked', () => {
      const revised = applied(draft, revise(draft));
      const plan = planIn(revised);
      expect(plan).toMatchObject({ state: 'draft', requestId: null });
      expect(plan.versions.map((one) => [one.version, one.instalments.length, one.decision])).toEqual([
        [1, 10, null],
        [2, 5, null],
      ]);
      expect(plan.versions[0]).toEqual(planIn(draft).versions[0]);
      expect(revised.requests).toEqual([]);
      expect(codesOf(activate(revised, { fromVersion: 2 }))).toEqual(['PLAN_STATE_WRONG']);
    });

    test('N4: what waits for approval goes back to draft, and its request is taken back', () => {
      const revised = applied(waiting, revise(waiting));
      expect(planIn(revised)).toMatchObject({ state: 'draft', requestId: null });
      expect(requestIn(revised, 'request-1').state).toBe('withdrawn');
      const late = { requestId: 'request-1', reason: 'Agreed' };
      expect(codesOf(run('approval.grant', revised, late, manager))).toEqual(['REQUEST_STATE_WRONG']);
      expect(codesOf(step('plan.approve', revised, { fromVersion: 2 }, manager))).toEqual([
        'PLAN_STATE_WRONG',
      ]);
    });

    test('N4: what was refused goes back to draft, and has to be approved when it is submitted', () => {
      const refused = applied(waiting, step('plan.refuse', waiting, {}, manager));
      const revised = applied(refused, revise(refused));
      expect(planIn(revised)).toMatchObject({ state: 'draft', requestId: null });
      expect(planIn(revised).versions[0]).toMatchObject({ decision: { isGranted: false } });
      const submitted = applied(revised, revise(revised, { terms: long, asDraft: false, fromVersion: 2 }));
      expect(planIn(submitted)).toMatchObject({ state: 'awaiting-approval', requestId: 'request-2' });
      const granted = applied(submitted, step('plan.approve', submitted, { fromVersion: 3 }, manager));
      expect(codesOf(activate(granted, { fromVersion: 3 }))).toEqual([]);
    });

    test('N4: what was approved loses its approval with every change', () => {
      const granted = applied(waiting, step('plan.approve', waiting, {}, manager));
      const revised = applied(granted, revise(granted, { terms: long }));
      expect(planIn(revised)).toMatchObject({ state: 'draft', requestId: null });
      expect(codesOf(activate(revised, { fromVersion: 2 }))).toEqual(['PLAN_STATE_WRONG']);
      const submitted = applied(revised, revise(revised, { terms: long, asDraft: false, fromVersion: 2 }));
      expect(planIn(submitted)).toMatchObject({ state: 'awaiting-approval' });
      expect(codesOf(activate(submitted, { fromVersion: 3 }))).toEqual(['PLAN_STATE_WRONG']);
    });

    test('N5: a draft of a plan that stands leaves it standing as it is', () => {
      const revised = applied(active, revise(active));
      expect(planIn(revised)).toMatchObject({ state: 'active', requestId: null });
      expect(toCollect(revised, '2026-04-01')).toEqual([100_00, 0]);
      expect(codesOf(activate(revised, { fromVersion: 2 }))).toEqual(['PLAN_STATE_WRONG']);
      expect(codesOf(step('plan.approve', revised, { fromVersion: 2 }, manager))).toEqual([
        'PLAN_STATE_WRONG',
      ]);
    });

    test('N1, N5: everything that is wrong with it is said at once, and who saw another version is refused', () => {
      const items = [{ invoiceId: 'invoice-1', amountMinor: 100_01 }];
      const early = { ...terms, instalments: { ...rule, firstDate: '2026-03-01' } };
      expect(codesOf(revise(draft, { items, terms: early }))).toEqual([
        'AMOUNT_EXCEEDS_PLANNABLE',
        'PLAN_DATE_PAST',
      ]);
      expect(codesOf(revise(draft, { fromVersion: 2 }))).toEqual(['CHANGED_MEANWHILE']);
      expect(codesOf(revise(start))).toEqual(['PLAN_NOT_FOUND']);
      expect(codesOf(revise(applied(draft, step('plan.cancel', draft))))).toEqual(['PLAN_STATE_WRONG']);
    });
  });

  test('N5: changing what waits for approval takes its request back', () => {
    const again = applied(waiting, change(waiting));
    expect(planIn(again)).toMatchObject({ state: 'approved', requestId: null });
    expect(requestIn(again, 'request-1').state).toBe('withdrawn');
  });

  test('N3, N5: a plan that defaulted is neither changed nor cancelled; its invoice may go on a new one', () => {
    const later = buildContext({ today: '2026-05-06' });
    const next = { ...terms, instalments: { ...rule, firstDate: '2026-06-01' } };
    expect(codesOf(change(active, { terms: next }, later))).toEqual(['PLAN_STATE_WRONG']);
    expect(codesOf(step('plan.cancel', active, {}, later))).toEqual(['PLAN_STATE_WRONG']);
    expect(codesOf(propose({ planId: 'plan-2', terms: next }, active, later))).toEqual([]);
  });
});

test('I3: a cancelled plan gives its amounts back at once and takes its request back', () => {
  const cancelled = applied(active, step('plan.cancel', active));
  expect(toCollect(cancelled, '2026-03-31')).toEqual([0, 100_00]);
  const effect: CommandEffect = step('plan.cancel', waiting);
  expect(requestIn(applied(waiting, effect), 'request-1').state).toBe('withdrawn');
  expect(codesOf(step('plan.cancel', cancelled))).toEqual(['PLAN_STATE_WRONG']);
});
