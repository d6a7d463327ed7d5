import { describe, expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { buildPlan, buildPlanVersion } from '../../test/fixtures/builders/build-plan.ts';
import { documentOf } from './account.fixture.ts';
import { entryWindow } from './account-entries.ts';
import { accountWith, effectiveOf } from './account-happenings.fixture.ts';
import { allEntries } from './account-lists.fixture.ts';

const rules = { today: businessDate('2026-03-31'), settings: defaultSettings };
const by = (userId: string) => ({ userId, name: userId });
const on = (day: number, userId: string) => ({
  on: `2026-03-0${day}`,
  at: `2026-03-0${day}T09:00:00.000Z`,
  by: by(userId),
});

const account = effectiveOf({
  ...accountWith(3),
  activities: [
    documentOf('activities', { id: 'first', on: '2026-01-01', at: '2026-01-01T09:00:00.000Z' }),
    documentOf('activities', {
      id: 'second',
      on: '2026-01-01',
      at: '2026-01-01T09:00:00.000Z',
      supersedes: 'first',
      corrected: { ...on(1, 'user-1'), reason: 'wrong outcome' },
    }),
  ],
  plans: [
    buildPlan({
      versions: [
        buildPlanVersion({
          ...on(1, 'asker'),
          instalments: [
            { number: 0, dueDate: '2026-04-01', principalMinor: 1_000, interestMinor: 0, feeMinor: 500 },
            { number: 1, dueDate: '2026-04-30', principalMinor: 9_000, interestMinor: 90, feeMinor: 0 },
          ],
          decision: { ...on(2, 'boss'), isGranted: true, reason: 'fine' },
          inForce: {
            ...on(3, 'asker'),
            signedBy: 'Ida',
            cashBefore: [],
            interestRequestId: null,
            feeRequestId: null,
          },
        }),
        buildPlanVersion({
          ...on(5, 'boss'),
          version: 2,
          decision: { ...on(5, 'boss'), isGranted: true, reason: '' },
          inForce: null,
        }),
      ],
    }),
  ],
  receipts: [
    documentOf('receipts', {
      id: 'A7-1',
      issued: on(1, 'agent'),
      items: [{ invoiceId: 'i0', amountMinor: 100 }],
      voided: { ...on(4, 'agent'), reason: 'wrong customer' },
    }),
  ],
  requests: [
    documentOf('requests', {
      id: 'r',
      asked: on(2, 'asker'),
      reason: 'insolvent',
      state: 'refused',
      decided: { ...on(6, 'boss'), reason: 'solvent' },
    }),
  ],
  notices: [
    documentOf('notices', {
      id: 'n',
      proposed: on(1, 'asker'),
      approved: on(1, 'asker'),
      sent: on(7, 'asker'),
      items: [{ invoiceId: 'i1', amountMinor: 100, daysPastDue: 9, level: 1 }],
    }),
  ],
});
const read = (query: object) => entryWindow(account, rules, { ...allEntries, ...query });

describe('the steps that people took, in the timeline', () => {
  it('stand each at its time with who took it: proposed, decided, signed, given, void, sent', () => {
    const { head, rows } = read({});
    expect(rows.map(({ key }) => key)).toEqual([
      'notice/n/sent',
      'request/r/decided',
      'plan/plan-1/2/proposed-and-approved',
      'receipt/A7-1/voided',
      'plan/plan-1/1/signed',
      'plan/plan-1/1/granted',
      'request/r/asked',
      'receipt/A7-1/issued',
      'notice/n/proposed',
      'plan/plan-1/1/proposed',
      'activity/first',
      'activity/second',
    ]);
    expect(head.total).toBe(12);
    expect(read({ offset: 1, limit: 2 }).rows.map(({ key }) => key)).toEqual([
      'request/r/decided',
      'plan/plan-1/2/proposed-and-approved',
    ]);
  });

  it('say who decided and why, over how much and about which invoices', () => {
    expect(read({ kind: 'request' }).rows).toMatchObject([
      { step: { name: 'decided', by: by('boss'), reason: 'solvent' }, request: { state: 'refused' } },
      { step: { name: 'asked', by: by('asker'), reason: 'insolvent' } },
    ]);
    expect(read({ kind: 'plan' }).rows[2]).toMatchObject({
      step: { name: 'granted', by: by('boss'), reason: 'fine' },
      // With interest and fee, as the plan and its form say it.
      plan: { version: 1, totalMinor: 10_590, instalmentCount: 2 },
    });
    expect(read({ kind: 'receipt' }).rows[0]).toMatchObject({
      step: { name: 'voided', reason: 'wrong customer' },
      receipt: { invoices: { count: 1, numbers: ['I-0'] } },
    });
    expect(read({ kind: 'notice' }).rows[0]).toMatchObject({
      step: { name: 'sent' },
      notice: { amountMinor: 100, invoices: { numbers: ['I-1'] } },
    });
  });

  it('R3: tell what was applied and taken back: who, when, why, how much of which invoice', () => {
    const item = (amountMinor: number, invoiceId: string) => ({ invoiceId, amountMinor });
    const back = { ...on(5, 'boss'), reason: 'wrong invoice' };
    const payments = [
      documentOf('payments', {
        id: 'c1',
        reference: 'BANK 7',
        amountMinor: 10_000,
        applied: [
          { ...on(2, 'asker'), ...item(4_000, 'i0') },
          { ...on(2, 'asker'), ...item(-500, 'i1') },
          { ...on(6, 'boss'), ...item(2_000, 'gone') },
        ],
        takenBack: [{ ...on(2, 'asker'), ...item(1_000, 'i0'), back }],
      }),
      documentOf('payments', {
        id: 'receipt-A7-1',
        receiptId: 'A7-1',
        amountMinor: 100,
        applied: [],
        takenBack: [{ ...on(1, 'agent'), ...item(100, 'i2'), back }],
      }),
    ];
    const aggregate = { ...account.aggregate, payments };
    const window = entryWindow({ ...account, aggregate }, rules, { ...allEntries, kind: 'application' });
    expect(window.rows).toMatchObject([
      {
        step: { name: 'applied', by: by('boss') },
        application: { paymentId: 'c1', amountMinor: 2_000, items: [{ number: null, amountMinor: 2_000 }] },
      },
      {
        step: { name: 'taken-back', by: by('boss'), reason: 'wrong invoice' },
        application: { paymentId: 'c1', items: [{ number: 'I-0', amountMinor: 1_000 }] },
      },
      {
        step: { name: 'taken-back', by: by('boss') },
        application: { paymentId: 'receipt-A7-1', items: [{ number: 'I-2', amountMinor: 100 }] },
      },
      {
        date: '2026-03-02',
        step: { name: 'applied', by: by('asker'), reason: '' },
        application: {
          reference: 'BANK 7',
          amountMinor: 4_500,
          itemCount: 2,
          items: [
            { number: 'I-0', amountMinor: 5_000 },
            { number: 'I-1', amountMinor: -500 },
          ],
        },
      },
    ]);
    expect(new Set(window.rows.map(({ key }) => key)).size).toBe(4);
    const payment = { ...allEntries, kind: 'payment' as const };
    expect(entryWindow({ ...account, aggregate }, rules, payment).rows[0]).not.toHaveProperty(
      'payment.takenBack',
    );
  });

  it('mark what was corrected with what corrects it', () => {
    const corrected = read({ kind: 'activity' }).rows.map((entry) =>
      entry.kind === 'activity' ? [entry.activity.id, entry.supersededBy] : [],
    );
    expect(corrected).toEqual([
      ['first', 'second'],
      ['second', null],
    ]);
  });
});
