import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalListQuery, WaitingApproval } from '../../../src-shared/contract/approvals-view.ts';
import type {
  DunningListQuery,
  DunningListRow,
  NoticeListRow,
} from '../../../src-shared/contract/dunning-view.ts';
import { type PlanListRow, planListFilters } from '../../../src-shared/contract/plans-view.ts';
import type { VisitListRow } from '../../../src-shared/contract/visits-view.ts';
import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { actorSchema, type Role } from '../../../src-shared/domain/organisation/actor.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { summaryOf } from './account-summary.fixture.ts';
import { storeAll, storeGone } from './read-models.fixture.ts';

const page = { offset: 0, limit: 500 };
const of = (accountId: string) => ({ accountId, accountNumber: `n-${accountId}`, accountName: accountId });

describe('the lists of work over all accounts', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeEach(() => {
    store = openWorkstationFile();
  });
  afterEach(() => store.remove());

  it('N2, N3: have plans by their next instalment, and defaulted ones the latest first', () => {
    storeAll(store.readModels, [
      summaryOf({
        row: { accountId: 'a' },
        plans: [
          planOf('later', { nextInstalment: next('2026-05-01') }),
          planOf('behind', { nextInstalment: next('2026-03-01'), overdueCount: 1 }),
          planOf('old', {
            status: 'defaulted',
            defaultedOn: '2026-01-01',
            nextInstalment: next('2025-12-27'),
          }),
          planOf('new', {
            status: 'defaulted',
            defaultedOn: '2026-02-01',
            nextInstalment: next('2026-01-27'),
          }),
          planOf('draft', { status: 'draft', nextInstalment: next('2026-04-01') }),
        ],
      }),
    ]);
    const ids = () =>
      Object.fromEntries(
        planListFilters.map((filter) => [
          filter,
          store.readModels.plans({ ...page, filter }).rows.map((row) => row.planId),
        ]),
      );
    expect(ids()).toEqual({
      standing: ['old', 'new', 'behind', 'draft', 'later'],
      active: ['behind', 'later'],
      missed: ['behind'],
      defaulted: ['new', 'old'],
      'not-signed': ['draft'],
    });
    storeGone(store.readModels, ['a']);
    expect(Object.values(ids()).flat()).toEqual([]);
  });

  it('G1: have what is due to be dunned by level and age, what is blocked and what is too little apart', () => {
    const rows = [
      dunningOf('a', { level: 1, oldestDaysPastDue: 9 }),
      dunningOf('b', { level: 1, oldestDaysPastDue: 10 }),
      dunningOf('c', { level: 3, oldestDaysPastDue: 50 }),
      dunningOf('d', { why: 'blocked' }),
      dunningOf('e', { why: 'below-minimum' }),
      unruledOf('f', 20),
      unruledOf('g', 30),
    ];
    storeAll(
      store.readModels,
      rows.map((row) => summaryOf({ row: { accountId: row.accountId }, dunning: [row] })),
    );
    const accounts = (filter: DunningListQuery['filter'], level: number | null = null) =>
      store.readModels.dunning({ ...page, filter, level }).rows.map((row) => row.accountId);
    expect(accounts('due')).toEqual(['c', 'b', 'a']);
    expect(accounts('due', 1)).toEqual(['b', 'a']);
    expect([accounts('blocked'), accounts('below-minimum')]).toEqual([['d'], ['e']]);
    expect(accounts('policy-unknown')).toEqual(['g', 'f']);
    expect(store.readModels.dunning({ offset: 1, limit: 1, filter: 'due' })).toEqual({
      head: { total: 3 },
      rows: [rows[1]],
    });
    expect(store.readModels.dunningCounts()).toEqual({
      due: [
        { level: 1, count: 2 },
        { level: 3, count: 1 },
      ],
      blocked: 1,
      belowMinimum: 1,
      policyUnknown: 2,
      toApprove: 0,
      toSend: 0,
      outdated: 0,
    });
  });

  it('G1: have notices that wait, the oldest first, and those that are outdated once more', () => {
    const notices = [
      noticeOf('late', { state: 'approved', proposedAt: '2026-03-02T09:00:00.000Z', outdatedCount: 1 }),
      noticeOf('early', { state: 'approved', proposedAt: '2026-03-01T09:00:00.000Z' }),
      noticeOf('waits', { state: 'proposed' }),
    ];
    storeAll(store.readModels, [summaryOf({ row: { accountId: 'a' }, notices })]);
    const ids = (filter: 'to-approve' | 'to-send' | 'outdated') =>
      store.readModels.notices({ ...page, filter }).rows.map((row) => row.noticeId);
    expect([ids('to-approve'), ids('to-send'), ids('outdated')]).toEqual([
      ['waits'],
      ['early', 'late'],
      ['late'],
    ]);
  });

  it('authority: have for each role what it may decide, and nothing that the person asked for', () => {
    const approvals = [
      approvalOf('own', 'me', 'manager'),
      approvalOf('small', 'other', 'manager'),
      approvalOf('large', 'other', 'administrator'),
    ];
    storeAll(store.readModels, [summaryOf({ row: { accountId: 'a' }, approvals })]);
    const ids = (filter: ApprovalListQuery['filter'], role: Role) =>
      store.readModels
        .approvals({ ...page, filter }, actorSchema.parse({ userId: 'me', name: 'Me', role }))
        .rows.map((row) => row.subjectId);
    expect(ids('to-decide', 'manager')).toEqual(['small']);
    expect(ids('to-decide', 'administrator')).toEqual(['large', 'small']);
    expect(ids('to-decide', 'collector')).toEqual([]);
    expect(ids('asked', 'collector')).toEqual(['own']);
    expect(ids('all', 'manager')).toEqual(['large', 'own', 'small']);
  });

  it('are as long as the counts say, the decisions those of the person who asks', () => {
    const plans = [
      planOf('behind', { nextInstalment: next('2026-03-01'), overdueCount: 1 }),
      planOf('defaulted', { status: 'defaulted', defaultedOn: '2026-01-01' }),
      planOf('draft', { status: 'draft' }),
    ];
    const approvals = [approvalOf('own', 'me', 'manager'), approvalOf('small', 'other', 'manager')];
    const dunning = [dunningOf('a', {}), dunningOf('a', { currency: 'USD', why: 'blocked' })];
    const summary = summaryOf({ row: { accountId: 'a' }, plans, approvals, dunning });
    const visits = [visitOf('b', 'x', '2026-03-31'), visitOf('c', 'x', '2026-04-01')];
    storeAll(store.readModels, [
      summary,
      ...visits.map((visit) => summaryOf({ row: { accountId: visit.accountId }, visit })),
    ]);
    const countsOf = (role: Role) =>
      store.readModels.counts('2026-03-31', actorSchema.parse({ userId: 'me', name: 'Me', role }));
    expect(countsOf('manager')).toMatchObject({
      ...{ standingPlans: 3, activePlans: 1, missedPlans: 1, defaultedPlans: 1, unsignedPlans: 1 },
      ...{ approvals: 1, askedApprovals: 1, dunning: 1, visits: 1 },
      ...{ credit: 0, creditHolds: 0, cash: 0, cashNotes: 0, cashCheques: 0, activeDisputes: 0 },
    });
    expect(countsOf('collector')).toMatchObject({ approvals: 0, askedApprovals: 1 });
    expect(store.readModels.counts('2026-03-31')).toMatchObject({ approvals: 0, askedApprovals: 0 });
  });

  it('A2: have the visits of a day, the one under way first, neighbours next to each other', () => {
    const rows = [
      visitOf('north', 'de 20095 hamburg alster 1', '2026-03-31'),
      visitOf('south', 'de 80331 muenchen markt 2', '2026-03-30'),
      visitOf('north-too', 'de 20095 hamburg alster 2', '2026-03-31'),
      visitOf('tomorrow', 'de 20095 hamburg alster 3', '2026-04-01'),
      visitOf('there', 'de 99999', null),
    ];
    storeAll(
      store.readModels,
      rows.map((visit) => summaryOf({ row: { accountId: visit.accountId }, visit })),
    );
    const accounts = (date: string) =>
      store.readModels.visits({ ...page, date: businessDate(date) }).rows.map((row) => row.accountId);
    expect(accounts('2026-03-31')).toEqual(['there', 'north', 'north-too', 'south']);
    expect(accounts('2026-03-30')).toEqual(['there', 'south']);
    expect(accounts('2026-04-01')).toEqual(['there', 'north', 'north-too', 'tomorrow', 'south']);
  });
});

function next(dueDate: string): PlanListRow['nextInstalment'] {
  return { number: 1, dueDate, deadline: dueDate, missingMinor: 1 };
}

function planOf(planId: string, fields: Partial<PlanListRow>): PlanListRow {
  return {
    ...of('a'),
    planId,
    status: 'active',
    version: 1,
    currency: 'EUR',
    dueMinor: 2,
    metMinor: 0,
    instalmentCount: 2,
    nextInstalment: null,
    overdueCount: 0,
    misses: 0,
    defaultedOn: null,
    resumesOn: null,
    awaitsApproval: false,
    contactName: '',
    isWaiting: false,
    ...fields,
  };
}

function unruledOf(accountId: string, oldestDaysPastDue: number): DunningListRow {
  return {
    ...of(accountId),
    ...{ currency: 'EUR', amountMinor: 1, itemCount: 1, oldestDaysPastDue, block: null },
    ...{ why: 'policy-unknown', policy: 'gone' },
  };
}

type DunnableRow = Exclude<DunningListRow, { readonly why: 'policy-unknown' }>;

function dunningOf(accountId: string, fields: Partial<DunnableRow>): DunningListRow {
  return {
    ...of(accountId),
    currency: 'EUR',
    level: 1,
    channel: 'email',
    amountMinor: 1,
    feeMinor: 0,
    itemCount: 1,
    oldestDaysPastDue: 8,
    needsApproval: false,
    why: null,
    block: null,
    ...fields,
  };
}

function noticeOf(noticeId: string, fields: Partial<NoticeListRow>): NoticeListRow {
  return {
    ...of('a'),
    noticeId,
    state: 'proposed',
    level: 1,
    channel: 'email',
    currency: 'EUR',
    amountMinor: 1,
    feeMinor: 0,
    interestMinor: 0,
    interestUnknown: null,
    itemCount: 1,
    outdatedCount: 0,
    proposedOn: '2026-03-01',
    proposedAt: '2026-03-01T08:00:00.000Z',
    proposedBy: 'A',
    isWaiting: false,
    ...fields,
  };
}

function approvalOf(subjectId: string, askedBy: string, neededRole: Role): WaitingApproval {
  return {
    ...of('a'),
    kind: 'write-off',
    subjectId,
    currency: 'EUR',
    amountMinor: 1,
    reason: '',
    itemCount: 1,
    askedBy: actorSchema.parse({ userId: askedBy, name: askedBy, role: 'collector' }),
    askedOn: '2026-03-01',
    askedAt: '2026-03-01T08:00:00.000Z',
    neededRole,
    plan: null,
    level: null,
    isWaiting: false,
  };
}

function visitOf(accountId: string, place: string, plannedOn: string | null): VisitListRow {
  return {
    ...of(accountId),
    addressLines: [],
    country: 'DE',
    place,
    contactName: '',
    contactPhone: '',
    openVisit:
      plannedOn === null ? { activityId: 'v', checkedInAt: '2026-03-31T08:00:00.000Z', by: 'A' } : null,
    planned: plannedOn === null ? null : { activityId: 'f', date: plannedOn, text: 'See', channel: 'visit' },
    currency: 'EUR',
    overdueMinor: 0,
    toCollectMinor: 0,
    oldestDaysPastDue: 0,
    openCount: 0,
    duePromiseCount: 0,
    brokenPromiseCount: 0,
    hasOtherCurrencies: false,
  };
}
