import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext, builtToday } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { accountFigures } from '../domain/account/account-figures.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { addDays } from '../domain/calendar/business-date.ts';
import { failureSchema } from '../domain/failure.ts';
import { maxAmountMinor, sumMinor } from '../domain/money/amount.ts';
import { defaultPolicy } from '../domain/organisation/policy.ts';
import { collectionSchemas } from '../protocol/collections.ts';
import type { CommandName } from './registry.ts';
import { applied, run } from './run-command.fixture.ts';

const invoices = ['invoice-1', 'invoice-2', 'dollars', 'credit', 'elsewhere'];
const date = fc.oneof(
  { weight: 9, arbitrary: fc.nat(90).map((days) => addDays(builtToday, days)) },
  { weight: 1, arbitrary: fc.constantFrom('1900-01-01', '2199-12-31') },
);
const frequency = fc.constantFrom('weekly', 'fortnightly', 'monthly');
const instalments = fc.oneof(
  fc.record({ by: fc.constant('count'), count: fc.integer({ min: 1, max: 6 }), frequency, firstDate: date }),
  fc.record({
    by: fc.constant('count'),
    count: fc.constantFrom(1, 2),
    frequency,
    firstDate: fc.constant(addDays(builtToday, 60)),
  }),
  fc.record({ by: fc.constant('amount'), amountMinor: fc.nat(50_00), frequency, firstDate: date }),
  fc.record({ by: fc.constant('dates'), dates: fc.array(date, { maxLength: 4 }) }),
);
const wild = fc.record({
  planId: fc.constantFrom('plan-1', 'plan-1', 'plan-2'),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'EUR', 'USD'),
  items: fc.array(
    fc.record({
      invoiceId: fc.constantFrom(...invoices),
      amountMinor: fc.constantFrom(1_00, 50_00, 50_00, 80_00, maxAmountMinor),
    }),
    { minLength: 1, maxLength: 2, size: 'xsmall' },
  ),
  terms: fc.record({
    downPayment: fc.option(fc.record({ amountMinor: fc.integer({ min: 1, max: 20_00 }), date }), { freq: 6 }),
    instalments,
    interestRate: fc.constantFrom(null, null, '0', '12', '1000'),
    feeMinor: fc.constantFrom(0, 0, 0, 5_00, maxAmountMinor),
    adjustment: fc.constantFrom('none', 'following', 'modified-following'),
  }),
  asDraft: fc.constantFrom(false, false, false, true),
  /** How many versions back the person looked at the plan. */
  behind: fc.constantFrom(0, 0, 0, 0, 1),
});
/** What people mostly agree to: without these most plans would be refused before they begin. */
const usual = fc
  .record({
    planId: fc.constantFrom('plan-1', 'plan-2'),
    invoiceId: fc.constantFrom('invoice-1', 'invoice-2'),
    count: fc.constantFrom(1, 2, 30),
    interestRate: fc.constantFrom(null, '12'),
    behind: fc.constantFrom(0, 0, 0, 0, 1),
  })
  .map(({ planId, invoiceId, count, interestRate, behind }) => ({
    planId,
    currency: 'EUR',
    items: [{ invoiceId, amountMinor: 40_00 }],
    terms: {
      downPayment: null,
      instalments: {
        by: 'count',
        count,
        frequency: 'weekly',
        firstDate: addDays(builtToday, 25 + count),
      },
      interestRate,
      feeMinor: 0,
      adjustment: 'none',
    },
    asDraft: false,
    behind,
  }));
const input = fc.oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: wild });
const names = [
  'propose',
  'propose',
  'activate',
  'activate',
  'approve',
  'refuse',
  'change',
  'cancel',
] as const;
const step = fc.record({
  name: fc.constantFrom(...names, 'pay' as const, 'reverse' as const),
  input,
  days: fc.nat(4),
  role: fc.constantFrom('collector' as const, 'manager' as const, 'administrator' as const),
  amountMinor: fc.integer({ min: 1, max: 60_00 }),
});
type Step = typeof step extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const start = buildAggregate({
  invoices: [
    buildInvoice(),
    buildInvoice({ id: 'invoice-2', amountMinor: 80_00 }),
    buildInvoice({ id: 'dollars', currency: 'USD' }),
    buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -30_00 }),
  ],
});

function take(aggregate: AccountAggregate, one: Step, index: number, today: string): AccountAggregate {
  const { payments } = aggregate;
  if (one.name === 'reverse')
    return { ...aggregate, payments: payments.map((paid) => ({ ...paid, reversed: true })) };
  if (one.name === 'pay') {
    const { amountMinor } = one;
    const items: readonly { invoiceId: string; amountMinor: number }[] = one.input.items;
    const allocations = items.map(({ invoiceId }) => ({ invoiceId, amountMinor }));
    const payment = buildPayment({ id: `p${index}`, receivedOn: today, amountMinor, allocations });
    return { ...aggregate, payments: [...payments, payment] };
  }
  const ids = { requestId: `r${index}`, interestRequestId: `i${index}`, feeRequestId: `f${index}` };
  const plan = aggregate.plans.find(({ id }) => id === one.input.planId);
  const fromVersion = Math.max(1, (plan?.versions.length ?? 1) - one.input.behind);
  const texts = { fromVersion, contactName: '', signedBy: 'Ida', reason: 'Because' };
  const actor = buildActor({ userId: `user-${one.role}`, role: one.role });
  const at = `${today}T09:00:00.${String(index).padStart(3, '0')}Z`;
  const name: CommandName = `plan.${one.name}`;
  const effect = run(name, aggregate, { ...one.input, ...ids, ...texts }, buildContext({ actor, today, at }));
  if (!effect.ok) {
    for (const failure of effect.failures) failureSchema.parse(failure);
    return aggregate;
  }
  for (const change of effect.changes) collectionSchemas[change.collection].parse(change.document);
  return applied(aggregate, effect);
}

/** A plan over part of an invoice that was paid, and one over the rest of it that was signed afterwards. */
function twoPlansIn(aggregate: AccountAggregate): AccountAggregate {
  const [instalments] = fc.sample(usual, { numRuns: 1, seed: 1 });
  if (instalments === undefined) throw new Error('nothing was drawn');
  const items = [{ invoiceId: 'invoice-1' as const, amountMinor: 40_00 }];
  const agreed = (planId: 'plan-1' | 'plan-2') => ({ ...instalments, planId, items, behind: 0 as const });
  const made = (name: Step['name'], planId: 'plan-1' | 'plan-2'): Step => ({
    ...{ name, days: 0, role: 'manager', amountMinor: 40_00 },
    input: agreed(planId),
  });
  const steps = [
    ...[made('propose', 'plan-1'), made('activate', 'plan-1'), made('pay', 'plan-1')],
    ...[made('propose', 'plan-2'), made('activate', 'plan-2')],
  ];
  return steps.reduce((after, one, index) => take(after, one, 900 + index, builtToday), aggregate);
}

/** How many plans were active, and how many superseded, after each of the steps. */
function walk(from: AccountAggregate, steps: readonly Step[]): { active: number; superseded: number } {
  const counts = { active: 0, superseded: 0 };
  let today = addDays(builtToday, 1);
  let aggregate = from;
  steps.forEach((one, index) => {
    today = addDays(today, one.days);
    aggregate = take(aggregate, one, index, today);
    const position = accountPosition(aggregate, today, buildContext().settings);
    for (const invoice of position.invoices) {
      expect(invoice.plannedMinor).toBeLessThanOrEqual(Math.max(0, invoice.openMinor));
    }
    for (const figures of accountFigures(position, aggregate.payments, 'EUR', defaultPolicy)) {
      expect(sumMinor(figures.bucketsMinor) + figures.creditsMinor).toBe(figures.balanceMinor);
    }
    const standing = position.plans.filter((plan) => plan.status === 'active');
    const ids = standing.flatMap((plan) => [...new Set(plan.items.map((item) => item.invoiceId))]);
    expect(new Set(ids).size).toBe(ids.length);
    counts.active += standing.length;
    counts.superseded += position.plans.filter((plan) => plan.status === 'superseded').length;
  });
  return counts;
}

test.each([
  ['an account without plans', start, 0],
  ['a plan that was paid and one that followed it', twoPlansIn(start), 100],
])(
  'I1, I3, N1–N5: from %s, every reachable state takes or refuses every command; no invoice is on two plans or beyond its open amount',
  (_from, from, superseded) => {
    const seen = { active: 0, superseded: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 6, maxLength: 16, size: 'max' }), (steps) => {
        const counts = walk(from, steps);
        seen.active += counts.active;
        seen.superseded += counts.superseded;
      }),
      { numRuns: 300 },
    );
    // A walk on which nothing comes to anything would prove little.
    expect(seen.active).toBeGreaterThan(100);
    expect(seen.superseded).toBeGreaterThanOrEqual(superseded);
  },
);
