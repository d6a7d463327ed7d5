import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActivity } from '../../test/fixtures/builders/build-activity.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext, builtToday } from '../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildNotice } from '../../test/fixtures/builders/build-notice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPlan } from '../../test/fixtures/builders/build-plan.ts';
import { buildPromise } from '../../test/fixtures/builders/build-promise.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import { type AccountAggregate, applyChanges } from '../domain/account/account-aggregate.ts';
import { accountFigures } from '../domain/account/account-figures.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { addDays } from '../domain/calendar/business-date.ts';
import { failureSchema } from '../domain/failure.ts';
import { sumMinor } from '../domain/money/amount.ts';
import { roles } from '../domain/organisation/actor.ts';
import { defaultSettings } from '../domain/organisation/settings.ts';
import { allocationsOf } from '../domain/payment/payment.ts';
import { collectionSchemas } from '../protocol/collections.ts';
import { anyInput } from './any-input.fixture.ts';
import type { CommandContext } from './command.ts';
import { type CommandName, commandNames, commands, prepareCommand } from './registry.ts';

type Step = {
  readonly name: CommandName;
  readonly input: unknown;
  readonly days: number;
  readonly person: number;
};

const inputs = Object.fromEntries(
  commandNames.map((name) => [name, anyInput(commands[name].input)]),
) as Record<CommandName, fc.Arbitrary<unknown>>;

const step = (names: readonly CommandName[]): fc.Arbitrary<Step> =>
  fc.constantFrom(...names).chain((name) =>
    fc.record({
      name: fc.constant(name),
      input: inputs[name],
      days: fc.integer({ min: 0, max: 3 }),
      person: fc.nat(5),
    }),
  );

const people = ['user-1', 'user-1', 'user-2', 'boss', 'chief', 'field'].map((userId, index) =>
  buildActor({
    userId,
    name: userId,
    role: roles[index < 2 ? 0 : (index - 1) % roles.length] ?? 'collector',
  }),
);

const start = buildAggregate({
  account: buildAccount({ country: 'DE' }),
  invoices: [
    buildInvoice({ dueDate: addDays(builtToday, -40) }),
    buildInvoice({ id: 'invoice-2', amountMinor: 200_00, dueDate: addDays(builtToday, -90) }),
    buildInvoice({ id: 'dollars', currency: 'USD', dueDate: addDays(builtToday, -10) }),
    buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -50_00 }),
  ],
  payments: [0, 1, 2].map((index) => buildPayment({ id: `payment-${index}`, amountMinor: 40_00 })),
  promises: [
    buildPromise({ id: 'promise-0', allocations: [{ invoiceId: 'invoice-1', amountMinor: 20_00 }] }),
  ],
  disputes: [buildDispute({ id: 'dispute-0', items: [{ invoiceId: 'invoice-2', amountMinor: 20_00 }] })],
  plans: [buildPlan({ id: 'plan-0', state: 'awaiting-approval', requestId: 'request-0' })],
  requests: [
    buildRequest({ id: 'request-0', kind: 'plan', planId: 'plan-0', items: [] }),
    buildRequest({
      id: 'request-1',
      amountMinor: 1_00,
      items: [{ invoiceId: 'invoice-2', amountMinor: 1_00 }],
    }),
    buildRequest({ id: 'request-2', kind: 'credit-limit', amountMinor: 10_000_00, items: [] }),
  ],
  notices: [buildNotice({ id: 'notice-0', state: 'proposed', approved: null, sent: null })],
  activities: [
    buildActivity({
      id: 'activity-0',
      nextAction: { date: '2026-04-02', text: 'Call again', channel: 'call' },
    }),
    buildActivity({
      id: 'activity-1',
      kind: 'visit',
      visit: {
        checkedInAt: '2026-03-31T08:00:00.000Z',
        checkedOutAt: null,
        place: null,
        signature: null,
        photos: [],
        receiptIds: [],
      },
    }),
  ],
});

function contextOf({ days, person }: Step, day: number): CommandContext {
  const actor = people[person] ?? buildActor();
  const today = addDays(builtToday, day + days);
  return buildContext({ actor, today, at: `${today}T10:00:00.000Z` });
}

/** Runs a step; what comes out is the next state, and every document of it fits its schema. */
function take(
  aggregate: AccountAggregate,
  one: Step,
  day: number,
): { after: AccountAggregate; isTaken: boolean } {
  const before = JSON.stringify(aggregate);
  const prepared = prepareCommand(one.name, 1, one.input);
  const effect = prepared.ok ? prepared.command.apply(aggregate, contextOf(one, day)) : prepared;
  expect(JSON.stringify(aggregate)).toBe(before);
  if (!effect.ok) {
    z.array(failureSchema).min(1).max(50).parse(effect.failures);
    return { after: aggregate, isTaken: false };
  }
  for (const change of effect.changes) collectionSchemas[change.collection].parse(change.document);
  return { after: applyChanges(aggregate, effect.changes), isTaken: true };
}

/** I1, R3: what holds of money in every state. */
function expectSound(aggregate: AccountAggregate, day: number): void {
  const today = addDays(builtToday, day);
  const position = accountPosition(aggregate, today, defaultSettings);
  const { account, payments } = aggregate;
  for (const figures of accountFigures(position, payments, account.currency, defaultSettings.policy)) {
    expect(sumMinor(figures.bucketsMinor) + figures.creditsMinor).toBe(figures.balanceMinor);
  }
  for (const payment of payments) {
    expect(sumMinor(allocationsOf(payment).map((one) => one.amountMinor))).toBeLessThanOrEqual(
      payment.amountMinor,
    );
  }
  for (const item of position.invoices) {
    if (item.openMinor >= 0 && item.invoice.amountMinor > 0) {
      expect(
        sumMinor([item.disputedMinor, item.adjustedMinor, item.promisedMinor, item.plannedMinor]),
      ).toBeLessThanOrEqual(item.openMinor);
    }
    expect(item.toCollectMinor).toBeGreaterThanOrEqual(0);
  }
}

test('I1, R3: every reachable state takes or refuses every command without throwing, and its money adds up', () => {
  const taken = new Set<CommandName>();
  fc.assert(
    fc.property(fc.array(step(commandNames), { minLength: 20, maxLength: 150, size: 'max' }), (steps) => {
      let aggregate = start;
      let day = 0;
      for (const one of steps) {
        const { after, isTaken } = take(aggregate, one, day);
        if (isTaken) taken.add(one.name);
        aggregate = after;
        day += one.days;
        if (isTaken) expectSound(aggregate, day);
      }
    }),
    { numRuns: 100 },
  );
  // A test of refusals alone would prove little.
  expect(taken.size).toBeGreaterThan(commandNames.length / 2);
});

test('W2: the engine and the server, given the same state and command, come to the same', () => {
  fc.assert(
    fc.property(fc.array(step(commandNames), { maxLength: 40, size: 'max' }), (steps) => {
      // The server has its documents from JSON, and what a command wrote has a position there.
      const overTheWire = (aggregate: AccountAggregate): AccountAggregate =>
        JSON.parse(JSON.stringify(aggregate));
      const walk = (read: (aggregate: AccountAggregate) => AccountAggregate) =>
        steps.reduce((aggregate, one, index) => take(read(aggregate), one, index).after, start);
      expect(walk((aggregate) => aggregate)).toEqual(walk(overTheWire));
    }),
    { numRuns: 60 },
  );
});
