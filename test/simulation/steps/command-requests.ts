import fc from 'fast-check';
import type { CommandRequest } from '../../../src-main/engine/submit-command.ts';
import { anyInput } from '../../../src-shared/commands/any-input.fixture.ts';
import { type CommandName, commandNames, commands } from '../../../src-shared/commands/registry.ts';
import { accountMakers } from './requests/account-requests.ts';
import { activityMakers } from './requests/activity-requests.ts';
import { cashMakers } from './requests/cash-requests.ts';
import { chargeMakers } from './requests/charge-requests.ts';
import { disputeMakers } from './requests/dispute-requests.ts';
import { poolsOf } from './requests/input-pools.ts';
import { noticeMakers } from './requests/notice-requests.ts';
import { planMakers } from './requests/plan-requests.ts';
import { promiseMakers } from './requests/promise-requests.ts';
import type { Maker, Situation } from './requests/situation.ts';

/** Every command of the rule book: the types ask for a new one here. */
const makers: Readonly<Record<CommandName, Maker>> = {
  ...accountMakers,
  ...activityMakers,
  ...cashMakers,
  ...chargeMakers,
  ...disputeMakers,
  ...noticeMakers,
  ...planMakers,
  ...promiseMakers,
};

/** So many requests fit nothing: any command, made of whatever the person sees. */
const wildShare = 0.08;

/** What somebody else, the customer or the ledger waits for. */
const awaited: readonly CommandName[] = [
  'approval.grant',
  'approval.refuse',
  'credit.approve-limit',
  'credit.refuse-limit',
  'dispute.close',
  'dunning.approve',
  'dunning.mark-sent',
  'plan.activate',
  'plan.approve',
  'plan.refuse',
  'request.settle',
  'write-off.approve',
  'write-off.refuse',
];
/** What needs nothing that is there; all others go on with something. */
const beginning: readonly CommandName[] = [
  'account.correct-contact',
  'account.reassign',
  'activity.log',
  'activity.supersede',
  'credit.hold',
  'credit.request-limit',
  'dispute.open',
  'document.issue',
  'document.send',
  'dunning.block',
  'dunning.propose',
  'fee.charge',
  'fee.waive',
  'follow-up.set',
  'interest.charge',
  'interest.waive',
  'plan.propose',
  'promise.record',
  'receipt.issue',
  'visit.check-in',
  'visit.log',
  'write-off.request',
];
const goingOn = commandNames.filter((name) => !beginning.includes(name));
/** What few people may do, or what few accounts give an occasion for. */
const seldom: readonly CommandName[] = [
  'account.reassign',
  'credit.hold',
  'credit.release',
  'document.issue',
  'document.send',
  'dunning.approve',
  'dunning.unblock',
  'fee.waive',
  'interest.waive',
  'plan.approve',
  'plan.refuse',
  'promise.amend',
  'promise.cancel',
  'receipt.deposit',
  'receipt.void',
  'request.settle',
  'request.withdraw',
  'visit.check-out',
];

/** A command of the rule book: mostly one that fits what the person sees, now and then any. */
export function drawRequest(
  situation: Situation,
  names: readonly CommandName[] = commandNames,
): CommandRequest {
  const { random } = situation;
  const fitting = random.chance(wildShare) ? undefined : drawFitting(situation, names);
  return fitting ?? requestOf(situation, random.pick(names), {});
}

/** A command that fits what the person sees; undefined where none of these does. */
export function drawFitting(situation: Situation, names: readonly CommandName[]): CommandRequest | undefined {
  const preferred = situation.random.pick([awaited, seldom, goingOn, commandNames]);
  const order = shuffled(situation, names);
  const first = order.filter((name) => preferred.includes(name));
  for (const name of new Set([...first, ...order])) {
    if (!commands[name].roles.some((role) => role === situation.actor.role)) continue;
    const fields = makers[name](situation);
    if (fields !== undefined) return requestOf(situation, name, fields);
  }
  return undefined;
}

function shuffled({ random }: Situation, names: readonly CommandName[]): readonly CommandName[] {
  return names
    .map((name) => ({ name, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ name }) => name);
}

/** R2: a receipt comes without its number. */
function requestOf(
  situation: Situation,
  name: CommandName,
  fields: Readonly<Record<string, unknown>>,
): CommandRequest {
  const arbitrary = anyInput(commands[name].input, '', poolsOf(situation));
  const seed = situation.random.integer(0, 2 ** 31 - 1);
  const [any] = fc.sample(arbitrary, { seed, numRuns: 1 });
  const { receiptId: _number, ...unnumbered } = { ...(any as Readonly<Record<string, unknown>>), ...fields };
  const input = name === 'receipt.issue' ? unnumbered : { ...(any as object), ...fields };
  return { accountId: situation.account.account.id, name, input };
}
