import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../../test/fixtures/builders/build-account.ts';
import { buildActor } from '../../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildNotice } from '../../../test/fixtures/builders/build-notice.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { buildRequest } from '../../../test/fixtures/builders/build-request.ts';
import { applied, codesOf, run } from '../../commands/run-command.fixture.ts';
import type { AccountAggregate } from '../account/account-aggregate.ts';
import { accountPosition } from '../account/account-position.ts';
import { addDays, businessDate } from '../calendar/business-date.ts';
import { failure } from '../failure.ts';
import { interestPolicyOf } from '../interest/interest-policy.ts';
import { defaultSettings } from '../organisation/settings.ts';
import { type DunningPolicy, defaultDunningPolicies, dunningPoliciesSchema } from './dunning-policy.ts';
import { noticeSchema } from './notice.ts';
import { outdatedItems } from './outdated.ts';
import { proposeNotices } from './propose-notices.ts';

const today = businessDate('2026-03-31');
const due = (daysAgo: number, overrides: object = {}) =>
  buildInvoice({ dueDate: addDays(today, -daysAgo), ...overrides });
const signed = (daysAgo: number) => ({
  on: addDays(today, -daysAgo),
  at: '2026-03-01T09:00:00.000Z',
  by: { userId: 'user-1', name: 'Carla Collins' },
});
const item = (level: number, invoiceId = 'invoice-1') => ({
  invoiceId,
  amountMinor: 100_00,
  daysPastDue: 5,
  level,
});
const sent = (level: number, daysAgo: number, overrides: object = {}) =>
  buildNotice({ id: `notice-${level}`, level, items: [item(level)], sent: signed(daysAgo), ...overrides });

function propose(overrides: Partial<AccountAggregate>, settings = defaultSettings) {
  const aggregate = buildAggregate(overrides);
  return proposeNotices(aggregate, accountPosition(aggregate, today, settings), settings);
}

const [standard] = defaultDunningPolicies.policies as [DunningPolicy];
/** The default settings with these policies of dunning. */
const settingsWith = (...policies: object[]) => ({
  ...defaultSettings,
  dunning: dunningPoliciesSchema.parse({ ...defaultDunningPolicies, policies }),
});

const only = (overrides: Partial<AccountAggregate>) => propose(overrides)[0];

describe('the level of an item', () => {
  test.each([
    [6, [], 'too-young', null],
    [7, [], 'due', 1],
    [200, [], 'due', 1],
    [20, [sent(1, 13)], 'too-young', null],
    [21, [sent(1, 10)], 'due', 2],
    [21, [sent(1, 9)], 'too-soon', null],
    [200, [sent(1, 100)], 'due', 2],
    [200, [sent(1, 100), sent(2, 14)], 'due', 3],
    [200, [sent(1, 100), sent(2, 13)], 'too-soon', null],
    [200, [sent(1, 100), sent(2, 60), sent(3, 30)], 'all-levels-sent', null],
    [0, [], 'not-overdue', null],
  ])('G1: %i days past due with %j is %s', (days, notices, reason, dueLevel) => {
    const proposal = only({ invoices: [due(days)], notices });
    expect(proposal?.standings[0]).toMatchObject({ reason, dueLevel });
    expect(proposal?.notice?.level ?? null).toBe(dueLevel);
  });

  test('G1: a notice that was cancelled counts for nothing, one under way keeps the item from another', () => {
    const invoices = [due(10)];
    const cancelled = buildNotice({
      state: 'cancelled',
      sent: null,
      cancelled: { ...signed(1), reason: '' },
    });
    expect(only({ invoices, notices: [cancelled] })?.notice?.level).toBe(1);
    const proposed = buildNotice({ state: 'proposed', sent: null, approved: null });
    expect(only({ invoices, notices: [proposed] })?.standings[0]?.reason).toBe('in-a-notice');
  });

  test('D3, G1: what is disputed or promised is not dunned, and the rest of the item is', () => {
    const invoices = [due(10)];
    const disputes = [buildDispute({ items: [{ invoiceId: 'invoice-1', amountMinor: 40_00 }] })];
    expect(only({ invoices, disputes })?.notice?.items).toMatchObject([{ amountMinor: 60_00 }]);
    const promises = [buildPromise()];
    expect(only({ invoices, promises })).toMatchObject({
      notice: null,
      standings: [{ reason: 'nothing-to-collect' }],
    });
  });
});

describe('the notice', () => {
  test('G1: its level is that of the oldest item, each item keeps its own', () => {
    const invoices = [due(60), due(10, { id: 'young' })];
    const proposal = only({ invoices, notices: [sent(1, 30)] });
    expect(proposal?.notice).toMatchObject({
      level: 2,
      template: 'second-notice',
      feeMinor: 5_00,
      needsApproval: false,
    });
    expect(proposal?.notice?.items.map(({ invoiceId, level }) => [invoiceId, level])).toEqual([
      ['invoice-1', 2],
      ['young', 1],
    ]);
  });

  test.each([
    ['is not due again yet', [sent(1, 40), sent(2, 3)], 2],
    ['has had every level', [sent(1, 90), sent(2, 60), sent(3, 30)], 3],
    [
      'is in a notice that is under way',
      [sent(1, 40), buildNotice({ id: 'n2', level: 2, items: [item(2)], state: 'approved', sent: null })],
      2,
    ],
  ])(
    'G1: where the oldest item %s, a younger one goes out at that level and not below',
    (_, notices, level) => {
      const invoices = [due(60), due(10, { id: 'young' })];
      const proposal = only({ invoices, notices });
      expect(proposal?.notice?.level).toBe(level);
      expect(proposal?.notice?.items.map((one) => [one.invoiceId, one.level])).toEqual([['young', 1]]);
    },
  );

  test('D3, G1: an old item of which nothing is to be collected decides on no level', () => {
    const invoices = [due(60), due(10, { id: 'young' })];
    const disputes = [buildDispute({ items: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }] })];
    expect(only({ invoices, disputes, notices: [sent(1, 40), sent(2, 3)] })?.notice?.level).toBe(1);
  });

  test('G1: an account has the policy that it names, else the standard one; without such a policy nothing goes out', () => {
    const gentle = { ...standard, name: 'gentle', levels: standard.levels.slice(0, 1) };
    const settings = settingsWith(standard, gentle);
    const notices = [sent(1, 30)];
    const of = (dunningPolicy: string | null) =>
      propose({ account: buildAccount({ dunningPolicy }), invoices: [due(60)], notices }, settings)[0];
    expect(of(null)?.notice).toMatchObject({ level: 2, policy: 'standard' });
    expect(of('gentle')).toMatchObject({ why: 'nothing-due', standings: [{ reason: 'all-levels-sent' }] });
    expect(of('gone')).toMatchObject({ notice: null, why: 'policy-unknown', standings: [] });
  });

  test('G1: a notice names the policy and the version of the document that it stands in', () => {
    const settings = { ...defaultSettings, versions: { dunning: 7 } };
    expect(propose({ invoices: [due(10)] }, settings)[0]?.notice).toMatchObject({
      policy: 'standard',
      policyVersion: 7,
    });
  });

  test('M1, G1: a currency without amounts of its own has neither fee nor minimum', () => {
    const invoices = [due(60, { currency: 'JPY', amountMinor: 1 })];
    const notices = [sent(1, 30, { currency: 'JPY' })];
    expect(only({ invoices, notices })?.notice).toMatchObject({ level: 2, currency: 'JPY', feeMinor: 0 });
  });

  test('M1, G1: each currency has its own notice, in order of its code', () => {
    const proposals = propose({ invoices: [due(10, { currency: 'USD' }), due(10, { id: 'b' })] });
    expect(proposals.map(({ currency, notice }) => [currency, notice?.items.length])).toEqual([
      ['EUR', 1],
      ['USD', 1],
    ]);
  });

  test.each([
    [addDays(today, -1), 1, null],
    [today, null, 'blocked'],
    [null, null, 'blocked'],
  ])('G1: a block until %s', (until, level, why) => {
    const dunningBlock = { ...signed(0), reason: 'Negotiations', until };
    const proposal = only({ account: buildAccount({ dunningBlock }), invoices: [due(10)] });
    expect([proposal?.notice?.level ?? null, proposal?.why]).toEqual([level, why]);
  });

  test('G1: below the least amount, or the least part of what is overdue, there is none', () => {
    expect(only({ invoices: [due(10, { amountMinor: 4_99 })] })?.why).toBe('below-minimum');
    expect(only({ invoices: [due(10, { amountMinor: 5_00 })] })?.notice?.level).toBe(1);
    const [first, ...others] = standard.levels;
    const half = settingsWith({ ...standard, levels: [{ ...first, minimumPercent: '50' }, ...others] });
    const invoices = [due(10), due(5, { id: 'b', amountMinor: 100_01 })];
    expect(propose({ invoices }, half)[0]?.why).toBe('below-minimum');
    expect(propose({ invoices: [due(10), due(5, { id: 'b' })] }, half)[0]?.why).toBeNull();
  });

  test('G1, G2: the last level states the interest and waits for approval', () => {
    const invoices = [due(100, { amountMinor: 4_500_00 })];
    const interest = {
      ...defaultSettings.interest,
      rules: defaultSettings.interest.rules.filter(({ rate }) => rate.kind === 'fixed'),
    };
    const rules = interest.rules.map((rule) => ({ ...rule, rate: { kind: 'fixed', rate: '11' } }));
    const settings = { ...defaultSettings, interest: { ...interest, rules } } as typeof defaultSettings;
    const notices = [sent(1, 60), sent(2, 30)];
    expect(propose({ invoices, notices }, settings)[0]?.notice).toMatchObject({
      level: 3,
      needsApproval: true,
      interestMinor: 135_62,
    });
    const charged = buildRequest({
      kind: 'interest',
      items: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }],
    });
    expect(propose({ invoices, notices, requests: [charged] }, settings)[0]?.notice?.interestMinor).toBe(
      35_62,
    );
    const flat = { ...charged, kind: 'compensation' as const };
    expect(propose({ invoices, notices, requests: [flat] }, settings)[0]?.notice?.interestMinor).toBe(135_62);
  });
});

describe('the interest of a notice over a half-year without a base rate', () => {
  const later = businessDate('2026-11-22');
  const account = buildAccount({ country: 'DE', customerType: 'business' });
  const old = buildInvoice({ dueDate: addDays(later, -100), amountMinor: 10_000_00 });
  const settings = { ...defaultSettings, interest: interestPolicyOf('DE') };
  const missing = failure('BASE_RATE_NOT_SET', { baseRate: 'german-base', halfYear: '2026-07-01' });
  const proposeOn = (overrides: Partial<AccountAggregate>, of = settings) => {
    const aggregate = buildAggregate({ account, invoices: [old], ...overrides });
    return proposeNotices(aggregate, accountPosition(aggregate, later, of), of)[0]?.notice;
  };
  const notices = [sent(1, 60), sent(2, 30)];

  test('G2: a notice states none and says which base rate of which half-year is missing', () => {
    expect(proposeOn({ notices })).toMatchObject({ level: 3, interestMinor: 0, interestUnknown: missing });
  });

  test('G2: one item without a base rate leaves the whole notice without: no sum of some items is stated', () => {
    const [rule] = settings.interest.rules.filter(({ key }) => key === 'de-business');
    if (rule?.rate.kind !== 'base-plus-margin') throw new Error('the seed has a German rule');
    const rules = [{ ...rule, rate: { ...rule.rate, fixing: 'first-day' as const } }];
    const firstDays = { ...settings, interest: { ...settings.interest, rules } };
    const early = buildInvoice({ id: 'early', dueDate: businessDate('2026-06-01'), amountMinor: 10_000_00 });
    const both = [item(1), item(1, 'early')];
    const sentOver = [
      sent(1, 60, { items: both }),
      sent(2, 30, { items: both.map((one) => ({ ...one, level: 2 })) }),
    ];
    expect(proposeOn({ invoices: [early], notices: sentOver }, firstDays)).toMatchObject({
      interestMinor: expect.toSatisfy((minor: number) => minor > 0),
      interestUnknown: null,
    });
    expect(proposeOn({ invoices: [old, early], notices: sentOver }, firstDays)).toMatchObject({
      items: [{}, {}],
      interestMinor: 0,
      interestUnknown: missing,
    });
  });

  test('G2: nothing is missing where the level states no interest, or no rule is for the customer', () => {
    expect(proposeOn({ notices: [sent(1, 60)] })).toMatchObject({ level: 2, interestUnknown: null });
    const rules = settings.interest.rules.filter(({ key }) => key === 'de-consumer');
    const nobody = { ...settings, interest: { ...settings.interest, rules } };
    expect(proposeOn({ notices }, nobody)).toMatchObject({ interestMinor: 0, interestUnknown: null });
  });

  test('G2: the notice that is proposed keeps the reason', () => {
    const aggregate = buildAggregate({ account, invoices: [old], notices });
    const context = buildContext({ today: later, settings });
    const proposed = applied(
      aggregate,
      run('dunning.propose', aggregate, { noticeId: 'n3', currency: 'EUR' }, context),
    );
    expect(noticeSchema.parse(proposed.notices[2])).toMatchObject({ interestUnknown: missing });
  });
});

describe('the commands', () => {
  const overdue = buildAggregate({ invoices: [due(60)] });
  const manager = buildContext({ actor: buildActor({ userId: 'boss', name: 'Mona', role: 'manager' }) });
  const proposal = { noticeId: 'notice-1', currency: 'EUR' };

  test('G1: a notice goes out once, and its item is at its level then', () => {
    const proposed = applied(overdue, run('dunning.propose', overdue, proposal));
    expect(noticeSchema.parse(proposed.notices[0])).toMatchObject({ state: 'approved', level: 1 });
    const again = { ...proposal, noticeId: 'notice-2' };
    expect(codesOf(run('dunning.propose', proposed, again))).toEqual(['NOTHING_TO_DUN']);
    expect(codesOf(run('dunning.propose', proposed, proposal))).toEqual(['DUPLICATE_ID', 'NOTHING_TO_DUN']);
    const out = applied(proposed, run('dunning.mark-sent', proposed, { noticeId: 'notice-1' }));
    expect(out.notices[0]).toMatchObject({ state: 'sent', sent: { on: today } });
    expect(codesOf(run('dunning.mark-sent', out, { noticeId: 'notice-1' }))).toEqual(['NOTICE_STATE_WRONG']);
    expect(codesOf(run('dunning.propose', out, again))).toEqual(['NOTHING_TO_DUN']);
    const later = buildContext({ today: '2026-04-10' });
    expect(applied(out, run('dunning.propose', out, again, later)).notices[1]?.level).toBe(2);
  });

  test('G1, authority: the last level is approved by a manager who did not propose it', () => {
    const notices = [sent(1, 40), sent(2, 20)];
    const aggregate = buildAggregate({ invoices: [due(60)], notices });
    const asked = applied(
      aggregate,
      run('dunning.propose', aggregate, { noticeId: 'n3', currency: 'EUR' }, manager),
    );
    expect(asked.notices[2]).toMatchObject({ state: 'proposed', approved: null, level: 3 });
    const approve = (context = manager) => run('dunning.approve', asked, { noticeId: 'n3' }, context);
    expect(codesOf(approve())).toEqual(['SELF_APPROVAL']);
    expect(codesOf(approve(buildContext()))).toEqual(['FORBIDDEN']);
    const other = buildContext({ actor: buildActor({ userId: 'other', name: 'Otto', role: 'manager' }) });
    expect(codesOf(run('dunning.mark-sent', asked, { noticeId: 'n3' }))).toEqual(['NOTICE_STATE_WRONG']);
    expect(applied(asked, approve(other)).notices[2]).toMatchObject({
      state: 'approved',
      approved: { by: { userId: 'other' } },
    });
  });

  test('G1: a notice that is cancelled before it goes out lets its items be dunned again', () => {
    const proposed = applied(overdue, run('dunning.propose', overdue, proposal));
    const input = { noticeId: 'notice-1', reason: 'Paid this morning' };
    const cancelled = applied(proposed, run('dunning.cancel', proposed, input));
    expect(codesOf(run('dunning.cancel', cancelled, input))).toEqual(['NOTICE_STATE_WRONG']);
    const again = run('dunning.propose', cancelled, { ...proposal, noticeId: 'notice-2' });
    expect(applied(cancelled, again).notices[1]?.level).toBe(1);
    expect(codesOf(run('dunning.cancel', overdue, input))).toEqual(['NOTICE_NOT_FOUND']);
  });

  test('G1: what changed since a notice was proposed is told before it goes out', () => {
    const proposed = applied(overdue, run('dunning.propose', overdue, proposal));
    const [notice] = proposed.notices;
    if (notice === undefined) throw new Error('no notice');
    const now = accountPosition(proposed, today, defaultSettings);
    expect(outdatedItems(notice, now)).toEqual([]);
    const disputed = accountPosition({ ...proposed, disputes: [buildDispute()] }, today, defaultSettings);
    expect(outdatedItems(notice, disputed)).toEqual([
      { invoiceId: 'invoice-1', saidMinor: 100_00, presentMinor: 60_00, why: 'disputed' },
    ]);
  });
});

test('G1: whatever the days and the order of runs, no item skips a level or is dunned twice at one', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 });
  fc.assert(
    fc.property(
      gaps,
      fc.array(fc.integer({ min: -20, max: 60 }), { minLength: 1, maxLength: 4 }),
      (steps, ages) => {
        const invoices = ages.map((age, index) => due(age, { id: `i${index}` }));
        let aggregate = buildAggregate({ invoices });
        let day = today;
        const levels = new Map<string, number>();
        steps.forEach((gap, index) => {
          day = addDays(day, gap);
          const context = buildContext({ today: day, actor: buildActor({ role: 'administrator' }) });
          const effect = run(
            'dunning.propose',
            aggregate,
            { noticeId: `n${index}`, currency: 'EUR' },
            context,
          );
          if (!effect.ok) return;
          aggregate = applied(aggregate, effect);
          const notice = aggregate.notices.at(-1);
          for (const { invoiceId, level } of notice?.items ?? []) {
            expect(level).toBe((levels.get(invoiceId) ?? 0) + 1);
            levels.set(invoiceId, level);
          }
          const other = buildContext({ today: day, actor: buildActor({ userId: 'other', role: 'manager' }) });
          const approve = run('dunning.approve', aggregate, { noticeId: `n${index}` }, other);
          if (approve.ok) aggregate = applied(aggregate, approve);
          aggregate = applied(
            aggregate,
            run('dunning.mark-sent', aggregate, { noticeId: `n${index}` }, context),
          );
        });
      },
    ),
    { numRuns: 60 },
  );
});
