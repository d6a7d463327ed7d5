import { expect, test } from 'vitest';
import { seededRandom } from '../../test/bench/harness/seeded-random.ts';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext, builtToday } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { drawRequest } from '../../test/simulation/steps/command-requests.ts';
import { nextBooking, nextPayment } from '../../test/simulation/world/ledger.ts';
import { seededIds } from '../../test/simulation/world/seeded-ids.ts';
import { type AccountAggregate, accountParts, applyChanges } from '../domain/account/account-aggregate.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { addDays } from '../domain/calendar/business-date.ts';
import { defaultDunningPolicies } from '../domain/dunning/dunning-policy.ts';
import { defaultPlanPolicy } from '../domain/plan/plan-policy.ts';
import { collectionSchemas } from '../protocol/collections.ts';
import type { CommandContext, CommandEffect } from './command.ts';
import { type CommandName, commandNames, prepareCommand } from './registry.ts';

type Given = { readonly name: CommandName; readonly input: object; readonly context: CommandContext };

/** One device of several people, and the server; what is pending stands on top of what the device has received. */
type World = {
  server: AccountAggregate;
  replica: AccountAggregate;
  /** The server's feed, and as far as the device has it. */
  seq: number;
  knownSeq: number;
  /** Given, and not received back yet; the first of them the server has already. */
  readonly pending: Given[];
  sentCount: number;
};

const people = [
  buildActor({ userId: 'user-1', role: 'collector' }),
  buildActor({ userId: 'field', role: 'field-agent' }),
  buildActor({ userId: 'boss', role: 'manager' }),
  buildActor({ userId: 'chief', role: 'administrator' }),
];

const start = buildAggregate({
  account: buildAccount(),
  invoices: [
    buildInvoice({ amountMinor: 900_00, dueDate: addDays(builtToday, -40) }),
    buildInvoice({ id: 'invoice-2', amountMinor: 200_00, dueDate: addDays(builtToday, -90) }),
    buildInvoice({ id: 'invoice-3', amountMinor: 300_00, dueDate: addDays(builtToday, -15) }),
  ],
});

function apply(aggregate: AccountAggregate, { name, input, context }: Given): CommandEffect {
  const prepared = prepareCommand(name, 1, input);
  return prepared.ok ? prepared.command.apply(aggregate, context) : prepared;
}

/** The documents alone: what a command wrote has no position where it is pending. */
function withoutPositions(aggregate: AccountAggregate): unknown {
  const parts = accountParts.map((part) => aggregate[part].map((document) => ({ ...document, seq: 0 })));
  return { account: { ...aggregate.account, seq: 0 }, parts };
}

const effective = ({ replica, pending }: World) =>
  pending.reduce((aggregate, given) => {
    const effect = apply(aggregate, given);
    return effect.ok ? applyChanges(aggregate, effect.changes) : aggregate;
  }, replica);

/** The server reads what is sent from JSON, and its documents too. */
function push(world: World): void {
  for (const { name, input, context } of world.pending.slice(world.sentCount)) {
    const effect = apply(world.server, { name, input: JSON.parse(JSON.stringify(input)), context });
    if (!effect.ok) throw new Error(`${name} was refused: ${JSON.stringify(effect.failures)}`);
    const written = effect.changes.map((change) => {
      collectionSchemas[change.collection].parse(change.document);
      world.seq += 1;
      return { ...change, document: { ...change.document, seq: world.seq } } as typeof change;
    });
    world.server = JSON.parse(JSON.stringify(applyChanges(world.server, written)));
  }
  world.sentCount = world.pending.length;
}

function pull(world: World): void {
  world.replica = world.server;
  world.knownSeq = world.seq;
  world.pending.splice(0, world.sentCount);
  world.sentCount = 0;
}

/** The ledger books what was asked of it, or money comes in; the device hears of it at once. */
function book(world: World, random: ReturnType<typeof seededRandom>, newId: () => string): void {
  push(world);
  const booked = nextBooking(random, world.server, newId);
  const writes =
    booked.length > 0 && random.chance(0.7)
      ? booked
      : [{ collection: 'payments', document: nextPayment(random, world.server, newId) }];
  for (const { collection, document } of writes) {
    world.seq += 1;
    const items: readonly { readonly id: string }[] = world.server[collection as 'invoices'];
    const others = items.filter(({ id }) => id !== document.id);
    world.server = { ...world.server, [collection]: [...others, { ...document, seq: world.seq }] };
  }
  pull(world);
}

/** Where everything is claimed or decided already, nothing is left of some kinds: some walks are of those alone. */
const kinds = [/^dunning\./, /^plan\./, /^(credit|write-off)\./].map((kind) =>
  commandNames.filter((name) => kind.test(name)),
);
const namesOf = (seed: number) =>
  (seed % 4 === 0 ? kinds[(seed / 4) % kinds.length] : undefined) ?? commandNames;
/** Few plans are within this authority and every notice waits for approval: superiors have something to decide. */
const settings = {
  plan: { ...defaultPlanPolicy, maxDays: 30 },
  dunning: {
    ...defaultDunningPolicies,
    policies: defaultDunningPolicies.policies.map((policy) => ({ ...policy, approvalFromLevel: 1 })),
  },
};

function walk(seed: number, taken: Set<CommandName>): void {
  const random = seededRandom(seed);
  const newId = seededIds(random).next;
  const world: World = { server: start, replica: start, seq: 1, knownSeq: 1, pending: [], sentCount: 0 };
  let [today, receipts] = [builtToday, 0];
  for (let step = 0; step < 120; step += 1) {
    const before = effective(world);
    const fate = random.next();
    if (fate < 0.12) push(world);
    else if (fate < 0.24) pull(world);
    else if (fate < 0.32) book(world, random, newId);
    else give(before, step);
    if (fate < 0.24) expect(withoutPositions(effective(world))).toEqual(withoutPositions(before));
  }
  push(world);
  expect(withoutPositions(effective(world))).toEqual(withoutPositions(world.server));

  function give(account: AccountAggregate, step: number): void {
    if (random.chance(0.1)) today = addDays(today, random.integer(1, 9));
    const actor = random.pick(people);
    const at = `${today}T10:${`${Math.floor(step / 60) + 10}`}:${`${step % 60}`.padStart(2, '0')}.000Z`;
    const context = buildContext({ actor, today, at, settings, knownSeq: world.knownSeq });
    const drawn = {
      ...{ random, account, actor, today, newId, settings: context.settings, at: context.at },
      position: accountPosition(account, today, context.settings),
      hasReceiptNumber: () => true,
      deviceCode: 'A7',
    };
    const rest = commandNames.filter((one) => !taken.has(one));
    // Now and then one that no walk has taken yet, so that luck decides as little as it can.
    const names = rest.length > 0 && random.chance(0.3) ? rest : namesOf(seed);
    const { name, input } = drawRequest(drawn, names);
    if (name === 'receipt.issue') receipts += 1;
    const numbered = name === 'receipt.issue' ? { ...input, receiptId: `A7-${receipts}` } : input;
    const prepared = prepareCommand(name, 1, numbered);
    if (!prepared.ok) return;
    const given = { name, context, input: { ...numbered, ...prepared.command.witness(account, context) } };
    if (!apply(account, given).ok) return;
    world.pending.push(given);
    taken.add(name);
  }
}

/** Only for a machine that does much else: it takes seconds. */
const limitMs = 120_000;

test('W2, P2, N2: every command is taken, and what the engine made of it the server makes of it as well', {
  timeout: limitMs,
}, () => {
  const taken = new Set<CommandName>();
  for (let seed = 1; seed <= 24; seed += 1) {
    try {
      walk(seed, taken);
    } catch (error) {
      throw new Error(`with seed ${seed}`, { cause: error });
    }
  }
  expect(commandNames.filter((name) => !taken.has(name))).toEqual([]);
});
