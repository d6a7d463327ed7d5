import { describe, expect, it } from 'vitest';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { actorSchema, type Role } from '../../src-shared/domain/organisation/actor.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { buildPlan, buildPlanVersion } from '../../test/fixtures/builders/build-plan.ts';
import { documentOf } from './account.fixture.ts';
import { accountDunning } from './account-dunning.ts';
import { accountWith, effectiveOf } from './account-happenings.fixture.ts';
import { planWindow } from './account-plans.ts';
import { accountStanding } from './account-standing.ts';
import { accountSummary, type SummaryRules } from './account-summary.ts';
import { withAuthority } from './approval-rows.ts';

const rulesOn = (today: string): SummaryRules => ({ today: businessDate(today), settings: defaultSettings });
const rules = rulesOn('2026-03-31');
const signed = { on: '2026-03-31', at: '2026-03-31T09:00:00.000Z', by: { userId: 'user-1', name: 'A' } };
const summary = (aggregate: AccountAggregate, present = rules) =>
  accountSummary(effectiveOf(aggregate), present);

/** One invoice of 100.00 on a plan of two instalments, of which 30.00 came. */
const planned: AccountAggregate = {
  ...accountWith(0),
  invoices: [documentOf('invoices', { id: 'invoice-1', number: 'RE-1', amountMinor: 10_000 })],
  payments: [
    documentOf('payments', {
      id: 'cash',
      amountMinor: 3_000,
      receivedOn: '2026-04-20',
      reference: 'BANK 9',
      allocations: [{ invoiceId: 'invoice-1', amountMinor: 3_000 }],
    }),
  ],
  plans: [buildPlan()],
};

describe('what the lists of work keep of an account', () => {
  it('N2, N3: a plan with what is missing next, overdue within the days of grace, defaulted after them', () => {
    const row = (today: string) => summary(planned, rulesOn(today)).plans[0];
    expect(row('2026-04-21')).toMatchObject({
      status: 'active',
      dueMinor: 10_000,
      metMinor: 3_000,
      nextInstalment: { number: 1, dueDate: '2026-04-30', deadline: '2026-05-05', missingMinor: 2_000 },
      overdueCount: 0,
    });
    expect(row('2026-05-03')).toMatchObject({ status: 'active', overdueCount: 1, misses: 0 });
    expect(row('2026-05-06')).toMatchObject({
      status: 'defaulted',
      defaultedOn: '2026-05-05',
      resumesOn: '2026-05-06',
      misses: 1,
    });
    const charges = { interestMinor: 0, feeMinor: 0 };
    const downPayment = { number: 0, dueDate: '2026-04-10', principalMinor: 1_000, ...charges };
    const { instalments } = buildPlanVersion();
    const version = buildPlanVersion({ instalments: [downPayment, ...instalments] });
    const withDownPayment = { ...planned, plans: [buildPlan({ versions: [version] })] };
    expect(summary(withDownPayment).plans).toMatchObject([{ instalmentCount: 2 }]);
    const over = { ...planned, plans: [buildPlan({ state: 'cancelled', ended: { ...signed, reason: '' } })] };
    expect(summary(over).plans).toEqual([]);
  });

  it('D4: an accepted case stands with the credit note that would settle it, and why', () => {
    const items = [{ invoiceId: 'invoice-1', amountMinor: 4_000 }];
    const note = { id: 'credit', number: 'G-7', type: 'credit-note' as const, invoiceDate: '2026-03-31' };
    const waiting: AccountAggregate = {
      ...accountWith(0),
      invoices: [
        documentOf('invoices', { id: 'invoice-1', amountMinor: 10_000 }),
        documentOf('invoices', { ...note, amountMinor: -4_000, reference: '' }),
      ],
      disputes: [
        documentOf('disputes', {
          ...{ id: 'd1', items, acceptedItems: items, state: 'resolved', creditRequestId: 'r1' },
        }),
        documentOf('disputes', { id: 'd2', items }),
      ],
      requests: [
        documentOf('requests', {
          ...{ id: 'r1', kind: 'credit-note', disputeId: 'd1', state: 'approved', items, amountMinor: 4_000 },
        }),
      ],
    };
    expect(summary(waiting).disputes.map((row) => row.settlement)).toEqual([
      ...[
        { kind: 'credit-note', creditNoteId: 'credit', number: 'G-7', date: '2026-03-31', because: 'amount' },
      ],
      null,
    ]);
  });

  it('N2: the pane of a plan says which payment counted for which instalment, and names invoices', () => {
    const [entry] = planWindow(effectiveOf(planned), rulesOn('2026-04-21'), { offset: 0, limit: 10 }).rows;
    expect(entry).toMatchObject({
      version: 1,
      items: [{ number: 'RE-1', metMinor: 3_000 }],
      instalments: [
        { status: 'part-met', counted: [{ paymentId: 'cash', reference: 'BANK 9', amountMinor: 3_000 }] },
        { status: 'due', counted: [] },
      ],
    });
    expect(JSON.stringify(entry)).not.toContain('cashBefore');
  });

  it('authority: a plan that waits is in its request, and may be decided by a superior who did not ask', () => {
    const version = buildPlanVersion({ decision: null, inForce: null });
    const plan = buildPlan({ state: 'awaiting-approval', versions: [version], requestId: 'request-1' });
    const request = documentOf('requests', { kind: 'plan', planId: plan.id, amountMinor: 900_000 });
    const [row] = summary({ ...planned, plans: [plan], requests: [request] }).approvals;
    expect(row).toMatchObject({
      kind: 'plan',
      neededRole: 'manager',
      plan: { planId: 'plan-1', version: 1, instalmentCount: 2, lastDate: '2026-05-30' },
    });
    if (row === undefined) throw new Error('no row');
    const may = (userId: string, role: Role, amountMinor = row.amountMinor) =>
      withAuthority({ ...row, amountMinor }, actorSchema.parse({ userId, name: 'N', role }), defaultSettings)
        .mayDecide;
    expect(may('manager-1', 'manager')).toBe(true);
    expect(may('user-1', 'manager')).toBe(false);
    expect(may('other', 'collector', 1)).toBe(false);
    expect(may('manager-1', 'manager', 10_000_001)).toBe(false);
    expect(may('admin', 'administrator', 10_000_001)).toBe(true);
  });

  it('G1: a notice of a level that needs approval waits for it, by a superior', () => {
    const notice = documentOf('notices', { state: 'proposed', level: 3, approved: null, sent: null });
    const { approvals, notices } = summary({ ...planned, plans: [], notices: [notice] });
    expect(notices).toMatchObject([{ state: 'proposed', level: 3, outdatedCount: 1 }]);
    expect(approvals).toMatchObject([
      { kind: 'notice', level: 3, neededRole: 'manager', amountMinor: 10_000 },
    ]);
  });

  it('G1: what is due of a blocked account is kept with the block; too little says so; nothing due has no row', () => {
    const { account } = planned;
    const open = { ...planned, payments: [], plans: [] };
    expect(summary(open).dunning).toMatchObject([{ level: 1, amountMinor: 10_000, why: null, block: null }]);
    const dunningBlock = { ...signed, reason: 'Talks', until: businessDate('2026-05-01') };
    const blocked = { ...open, account: documentOf('accounts', { ...account, dunningBlock }) };
    expect(summary(blocked).dunning).toMatchObject([{ why: 'blocked', block: { reason: 'Talks' } }]);
    const small = { ...open, invoices: [documentOf('invoices', { amountMinor: 499, id: 'small' })] };
    expect(summary(small).dunning).toMatchObject([{ why: 'below-minimum', amountMinor: 499 }]);
    expect(summary(planned, rulesOn('2026-04-21')).dunning).toEqual([]);
  });

  it('G1: what is to be collected by a policy that there is not says which one, currency by currency', () => {
    const { account } = planned;
    const invoices = [
      documentOf('invoices', { id: 'euros', amountMinor: 5_000 }),
      documentOf('invoices', { id: 'more', amountMinor: 300, dueDate: businessDate('2026-01-15') }),
      documentOf('invoices', { id: 'yen', amountMinor: 700, currency: 'JPY' }),
    ];
    const named = documentOf('accounts', { ...account, dunningPolicy: 'gone' });
    const unruled = { ...planned, payments: [], plans: [], invoices, account: named };
    expect(summary(unruled).dunning).toMatchObject([
      ...[{ why: 'policy-unknown', policy: 'gone', currency: 'EUR', amountMinor: 5_300, itemCount: 2 }],
      { why: 'policy-unknown', policy: 'gone', currency: 'JPY', amountMinor: 700, itemCount: 1, block: null },
    ]);
    expect(summary(unruled).dunning[0]?.oldestDaysPastDue).toBe(75);
    expect(summary({ ...unruled, invoices: [] }).dunning).toEqual([]);
  });

  it('G2: interest is worked out where one account is looked at, not in the list', () => {
    const sent = [1, 2].map((level) =>
      documentOf('notices', {
        id: `n${level}`,
        level,
        items: [{ invoiceId: 'invoice-1', amountMinor: 10_000, daysPastDue: 10, level }],
        sent: { ...signed, on: '2026-03-01' },
      }),
    );
    const open = { ...planned, payments: [], plans: [], notices: sent };
    expect(summary(open).dunning).toMatchObject([{ level: 3, feeMinor: 1_000, needsApproval: true }]);
    const [proposal] = accountDunning(effectiveOf(open), rules).proposals;
    expect(proposal?.notice).toMatchObject({ level: 3, itemCount: 1, needsApproval: true });
    expect(proposal?.notice?.interestMinor).toBeGreaterThan(0);
    expect(accountStanding(open, rules).dunning).toMatchObject({
      level: 2,
      next: { level: 3, on: '2026-03-31' },
    });
  });

  it('P4: a broken promise is a follow-up beside those that are planned, and work to do', () => {
    const promises = [documentOf('promises', { id: 'broken', promisedDate: '2026-03-20' })];
    const activities = [
      documentOf('activities', {
        id: 'plan',
        kind: 'follow-up',
        nextAction: { date: '2026-04-03', text: 'Ask', channel: 'email' },
      }),
    ];
    const open = { ...planned, plans: [], payments: [], promises, activities };
    expect(summary(open)).toMatchObject({
      isToWork: true,
      followUps: [
        { followUpId: 'activity/plan', kind: 'planned', date: '2026-04-03', channel: 'email' },
        {
          ...{ followUpId: 'promise/broken', kind: 'broken-promise', date: '2026-03-24' },
          ...{ promisedDate: '2026-03-20', shortMinor: 1_000 },
        },
      ],
    });
    expect(accountStanding(open, rules)).toMatchObject({
      followUps: [{ activityId: 'plan' }],
      brokenPromiseTasks: [{ shortMinor: 1_000 }],
    });
  });

  it('A2: a visit is planned by its channel, whatever the words are, and the earliest of them counts', () => {
    const plan = (id: string, channel: string | null, date: string, text: string) =>
      documentOf('activities', { id, kind: 'follow-up', nextAction: { date, text, channel } });
    const visitOf = (...activities: ReturnType<typeof plan>[]) => summary({ ...planned, activities }).visit;
    expect(visitOf(plan('a', 'call', '2026-04-01', 'Visit'))).toBeUndefined();
    expect(visitOf(plan('a', null, '2026-04-01', 'Kundenbesuch vorbereiten'))).toBeUndefined();
    const both = [
      plan('late', 'visit', '2026-04-09', 'Look at the goods'),
      plan('early', 'visit', '2026-04-02', 'Bring the contract'),
    ];
    expect(visitOf(...both)?.planned).toEqual({
      ...{ activityId: 'early', date: '2026-04-02', text: 'Bring the contract', channel: 'visit' },
    });
  });

  it('credit: the head says exposure and what the rules suggest', () => {
    const { credit, plans, requests } = accountStanding(planned, rulesOn('2026-05-06'));
    expect(credit).toMatchObject({ suggests: 'hold', exposureMinor: 7_000 });
    expect(plans).toEqual({ counts: [{ status: 'defaulted', count: 1 }], nextDueDate: null });
    expect(requests).toEqual({ openCount: 0, awaitingCount: 0 });
  });
});
