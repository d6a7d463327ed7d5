import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promiseInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import type { CommandName } from '../../src-shared/commands/registry.ts';
import { applyListUpdate } from '../../src-shared/contract/live-list.ts';
import { planRowKey } from '../../src-shared/contract/plans-view.ts';
import { businessDate, instant } from '../../src-shared/domain/calendar/business-date.ts';
import { accountIdSchema } from '../../src-shared/domain/ids.ts';
import { syncedFolder } from '../storage/synced-folder.fixture.ts';
import {
  clientOf,
  firstOf,
  firstWindowOf,
  startWorkstation,
  type TestWorkstation,
  untilComputed,
} from './engine.fixture.ts';
import type { Clock } from './ports/clock.ts';
import { sessionOf } from './session.fixture.ts';

const today = '2026-03-31';
/** A Tuesday morning. */
const clock: Clock = {
  now: () => instant('2026-03-31T09:00:00.000Z'),
  today: () => businessDate(today),
};
const page = { offset: 0, limit: 50 };
const accountIds = Array.from({ length: 12 }, (_, index) => `a${index + 10}`);

const planOf = (accountId: string, planId: string) => ({
  planId,
  currency: 'EUR',
  items: [{ invoiceId: `i-${accountId}`, amountMinor: 10_000 }],
  terms: {
    downPayment: null,
    instalments: { by: 'count', count: 2, frequency: 'monthly', firstDate: '2026-04-30' },
    interestRate: null,
    feeMinor: 0,
    adjustment: 'none',
  },
  contactName: 'Ida',
  reason: '',
  requestId: randomUUID(),
  asDraft: false,
});

const receiptOf = (amountMinor: number) => ({
  currency: 'EUR',
  amountMinor,
  method: 'cash',
  items: [],
  payerName: 'Ida',
  reference: '',
  chequeDate: null,
  denominations: [],
  visitId: null,
});

describe('the lists of work over all accounts, offline, with the commands that wait', () => {
  const key = randomBytes(32);
  let workstation: TestWorkstation;
  beforeAll(async () => {
    const directory = await syncedFolder(key, accountIds);
    workstation = await startWorkstation({ directory, key, clock, today, serverUrl: 'http://127.0.0.1:9' });
    await untilComputed(workstation, accountIds.length);
  });
  afterAll(() => workstation.remove());

  const client = () => clientOf(workstation);
  const submit = (accountId: string, name: CommandName, input: Readonly<Record<string, unknown>>) =>
    client().commands.submit({ accountId: accountIdSchema.parse(accountId), name, input });
  const lease = (number: number) =>
    workstation.engine.services.receiptNumbers.add({ prefix: 'A7', from: number, to: number });
  const dunningOf = async (filter: 'due' | 'blocked', level: number | null = null) =>
    firstWindowOf(await client().dunning.watch({ ...page, filter, level }));
  const notices = async (filter: 'to-approve' | 'to-send' | 'outdated') =>
    (await firstWindowOf(await client().dunning.notices({ ...page, filter }))).rows;

  it('N1, N2: a plan stands in the list from its proposal on, and a watcher is sent the row that became another', async () => {
    const planId = randomUUID();
    const list = await client().plans.watch({ ...page, filter: 'standing' });
    const first = await list.next();
    if (first.done === true) throw new Error('the list ended');
    let shown = applyListUpdate(undefined, first.value, planRowKey);
    expect(shown).toMatchObject({ head: { total: 0 }, rows: [] });
    const untilStatus = async (status: string) => {
      for await (const message of list) {
        expect(message.kind).toBe('difference');
        shown = applyListUpdate(shown, message, planRowKey);
        if (shown.rows[0]?.status === status) return;
      }
    };
    await submit('a10', 'plan.propose', planOf('a10', planId));
    await untilStatus('approved');
    const counts = () => client().worklist.counts().then(firstOf);
    expect(await counts()).toMatchObject({ standingPlans: 1, unsignedPlans: 1, activePlans: 0 });
    const signed = { planId, fromVersion: 1, signedBy: 'Ida' };
    const requests = { interestRequestId: randomUUID(), feeRequestId: randomUUID() };
    await submit('a10', 'plan.activate', { ...signed, ...requests });
    await untilStatus('active');
    expect(shown.rows).toMatchObject([
      {
        planId,
        accountName: 'Firma a10',
        nextInstalment: { number: 1, dueDate: '2026-04-30', missingMinor: 5_000 },
        overdueCount: 0,
        isWaiting: true,
      },
    ]);
    const plans = await firstWindowOf(
      await client().account.plans({ ...page, accountId: accountIdSchema.parse('a10') }),
    );
    expect(plans.rows).toMatchObject([
      {
        plan: { id: planId },
        status: 'active',
        items: [{ number: 'I-a10', amountMinor: 10_000 }],
        instalments: [{ status: 'due', counted: [] }, { status: 'due' }],
        versions: [{ version: 1, principalMinor: 10_000, inForce: { signedBy: 'Ida' } }],
      },
    ]);
    await submit('a10', 'plan.cancel', { planId, fromVersion: 1, reason: 'again' });
    expect((await firstWindowOf(await client().plans.watch({ ...page, filter: 'active' }))).rows).toEqual([]);
  });

  it('G1: what is due to be dunned leaves the list as a notice, which waits to be sent and says when it is outdated', async () => {
    const before = await dunningOf('due');
    expect(before.rows.find((row) => row.accountId === 'a11')).toMatchObject({
      currency: 'EUR',
      level: 1,
      amountMinor: 10_000,
      itemCount: 1,
      oldestDaysPastDue: 58,
      why: null,
    });
    const noticeId = randomUUID();
    await submit('a11', 'dunning.propose', { noticeId, currency: 'EUR' });
    const after = await dunningOf('due', 1);
    expect(after.head.total).toBe(before.head.total - 1);
    expect(await notices('to-send')).toMatchObject([{ noticeId, amountMinor: 10_000, outdatedCount: 0 }]);
    const promise = promiseInput('i-a11', 4_000);
    await submit('a11', 'promise.record', promise);
    expect(await notices('outdated')).toMatchObject([{ noticeId, outdatedCount: 1 }]);
    const accountId = accountIdSchema.parse('a11');
    expect(await firstOf(await client().account.dunning({ accountId }))).toMatchObject({
      block: null,
      proposals: [{ currency: 'EUR', why: 'nothing-due', reasons: [{ reason: 'in-a-notice', count: 1 }] }],
      unsent: [{ id: noticeId, outdated: [{ number: 'I-a11', saidMinor: 10_000, presentMinor: 6_000 }] }],
    });
    expect(await firstOf(await client().dunning.counts())).toMatchObject({ toSend: 1, outdated: 1 });
    await expect(submit('a11', 'dunning.mark-sent', { noticeId })).rejects.toMatchObject({
      data: { code: 'NOTICE_OUTDATED', params: { invoice: 'I-a11', why: 'promised' } },
    });
    await submit('a11', 'promise.cancel', { promiseId: promise.promiseId, reason: 'Wrong customer' });
    expect(await notices('outdated')).toEqual([]);
    await submit('a11', 'dunning.mark-sent', { noticeId });
    expect(await notices('to-send')).toEqual([]);
    const { head } = await firstWindowOf(await client().account.watch({ accountId }));
    expect(head.dunning).toMatchObject({
      level: 1,
      next: { level: 2, on: '2026-04-10' },
      block: null,
      unsentCount: 0,
    });
  });

  it('G1: a blocked account stands apart, with why', async () => {
    const { head } = await dunningOf('due');
    const block = { requestId: randomUUID(), until: '2026-05-31', reason: 'Negotiations' };
    await submit('a12', 'dunning.block', block);
    expect((await dunningOf('due')).head.total).toBe(head.total - 1);
    expect((await dunningOf('blocked')).rows).toMatchObject([
      { accountId: 'a12', why: 'blocked', block: { reason: 'Negotiations', until: '2026-05-31' } },
    ]);
  });

  it('authority: what waits for approval is listed, and who asked for it may not decide', async () => {
    const requestId = randomUUID();
    const items = [{ invoiceId: 'i-a13', amountMinor: 1_200 }];
    await submit('a13', 'write-off.request', { requestId, currency: 'EUR', items, reason: 'Insolvent' });
    const rows = async (filter: 'all' | 'to-decide' | 'asked') =>
      (await firstWindowOf(await client().approvals.watch({ ...page, filter }))).rows;
    expect(await rows('all')).toMatchObject([
      {
        subjectId: requestId,
        kind: 'write-off',
        amountMinor: 1_200,
        neededRole: 'manager',
        askedBy: { userId: 'user-1' },
        mayDecide: false,
      },
    ]);
    expect(await rows('asked')).toHaveLength(1);
    expect(await rows('to-decide')).toEqual([]);
    await submit('a13', 'request.withdraw', { requestId, reason: 'paid' });
    expect(await rows('all')).toEqual([]);
  });

  it('R2, R4: a receipt is cash to deposit until it is handed in', async () => {
    lease(1);
    lease(3);
    await submit('a14', 'receipt.issue', receiptOf(2_500));
    await submit('a15', 'receipt.issue', receiptOf(2_500));
    const toDeposit = async () =>
      (await firstWindowOf(await client().cash.watch({ ...page, filter: 'to-deposit' }))).rows;
    expect((await toDeposit()).map((row) => row.receiptId)).toEqual(['A7-1', 'A7-3']);
    expect(await firstOf(await client().cash.report())).toMatchObject({
      toDeposit: [{ currency: 'EUR', method: 'cash', count: 2, amountMinor: 5_000 }],
      agents: [
        { agent: { userId: 'user-1' }, collectedMinor: 5_000, depositedMinor: 0, pendingMinor: 5_000 },
      ],
      numbers: [{ prefix: 'A7', usedCount: 2, highest: 3, missing: [{ from: 2, to: 2 }], missingCount: 1 }],
      numbersLeft: 0,
    });
    const deposit = { depositId: randomUUID(), reference: 'Slip', receiptIds: ['A7-1'] };
    await submit('a14', 'receipt.deposit', deposit);
    expect((await toDeposit()).map((row) => row.receiptId)).toEqual(['A7-3']);
  });

  it('A2: the visits of a day are those that are planned, those under way before them', async () => {
    const visits = async (date: string) =>
      (await firstWindowOf(await client().visits.watch({ ...page, date: businessDate(date) }))).rows;
    const plan = (accountId: string, date: string, text: string, channel: string | null) =>
      submit(accountId, 'follow-up.set', { activityId: randomUUID(), date, text, channel });
    await plan('a16', today, 'Vor Ort', 'visit');
    await plan('a17', '2026-04-02', 'See the works', 'visit');
    await plan('a18', today, 'Call about the visit', 'call');
    await plan('a21', today, 'Ask sales about their visit', null);
    expect(await visits(today)).toMatchObject([
      {
        ...{ accountId: 'a16', openVisit: null, overdueMinor: 10_000 },
        planned: { date: today, text: 'Vor Ort', channel: 'visit' },
      },
    ]);
    expect((await visits('2026-04-02')).map((row) => row.accountId)).toEqual(['a16', 'a17']);
    const activityId = randomUUID();
    const place = { place: null, hasLocationConsent: false, contactName: '' };
    await submit('a19', 'visit.check-in', { activityId, ...place });
    expect(await visits(today)).toMatchObject([
      { accountId: 'a19', openVisit: { activityId, by: 'user-1' } },
      { accountId: 'a16' },
    ]);
    const result = {
      outcome: 'paid',
      note: '',
      signature: null,
      photos: [],
      receiptIds: [],
      nextAction: null,
    };
    await submit('a19', 'visit.check-out', { visitId: activityId, ...result });
    expect((await visits(today)).map((row) => row.accountId)).toEqual(['a16']);
  });

  it('R5: says how unapplied cash could be applied', async () => {
    const accountId = accountIdSchema.parse('a20');
    lease(4);
    await submit('a20', 'receipt.issue', receiptOf(10_000));
    const { total, payments } = await client().account.matches({ accountId, offset: 0, limit: 5 });
    expect(total).toBe(1);
    expect(payments).toMatchObject([
      {
        unappliedMinor: 10_000,
        result: { proposals: [{ allocations: [{ invoiceId: 'i-a20', amountMinor: 10_000 }] }, {}] },
        invoices: [{ id: 'i-a20', number: 'I-a20', openMinor: 10_000 }],
      },
    ]);
  });

  it('shows none of it while the replica belongs to somebody else', async () => {
    workstation.engine.services.device.saveSession(sessionOf('user-2'));
    const windows = await Promise.all([
      firstWindowOf(await client().plans.watch({ ...page, filter: 'standing' })),
      firstWindowOf(await client().dunning.watch({ ...page, filter: 'due' })),
      firstWindowOf(await client().dunning.notices({ ...page, filter: 'to-send' })),
      firstWindowOf(await client().approvals.watch({ ...page, filter: 'all' })),
      firstWindowOf(await client().visits.watch({ ...page, date: businessDate(today) })),
      firstWindowOf(await client().cash.watch({ ...page, filter: 'all' })),
    ]);
    for (const { head, rows } of windows) expect([head.total, rows]).toEqual([0, []]);
    expect(await firstOf(await client().disputes.board())).toEqual({ cells: [] });
    expect(await firstOf(await client().cash.report())).toMatchObject({ agents: [], numbers: [] });
    const { head } = await firstWindowOf(await client().figures.watch());
    expect(head).toMatchObject({ accountCount: 0, figures: { currencies: [] } });
  });
});
