import { type CommandEffect, type Preparation, refused } from '../../src-shared/commands/command.ts';
import {
  type AccountAggregate,
  applyChanges,
  type Change,
} from '../../src-shared/domain/account/account-aggregate.ts';
import type { Settings } from '../../src-shared/domain/organisation/settings.ts';
import { collectionSchemas } from '../../src-shared/protocol/collections.ts';
import { accountScope } from '../store/scope.ts';
import type { IncomingCommand, JudgeContext } from './judge-context.ts';
import type { LoadedStates } from './load-states.ts';
import { isPossibleDate } from './possible-date.ts';
import { keyOf, type Seal, type TakenId } from './seal-judgement.ts';
import { isReceipt } from './stray-receipts.ts';

/** A command to be judged, with its input read. */
export type Trial = { readonly command: IncomingCommand; readonly preparation: Preparation };

/** What the rule says, or that it broke: then nothing is decided and nothing stored. */
export type Verdict = CommandEffect | 'bug';

type Court = {
  readonly context: JudgeContext;
  readonly settings: Settings;
  /** R2: the code of the receipt numbers of the device. */
  readonly receiptPrefix: string | null;
  readonly states: LoadedStates;
  readonly seal: Seal;
  /** R1: the accounts out of the sender's sight that receipts were given for. */
  readonly strayAccounts?: ReadonlySet<string>;
};

/** What is known of ids of new documents; `free` for those that were asked for and are nobody's. */
type KnownIds = Map<string, TakenId | 'free'>;

/**
 * Applies commands one after the other to the accounts in memory, each to what those before it left, up to the first
 * that moves an account to another scope; those after it get no verdict. A rule sees one account; whether the ids of new
 * documents are free in the whole tenant is asked for all at once. Where one is not, everything is applied again, and
 * what is new then is asked for command by command: never more than two passes, however the commands hang together,
 * because the tenant waits meanwhile.
 */
export async function applyGroup(court: Court, trials: readonly Trial[]): Promise<Map<string, Verdict>> {
  const ids: KnownIds = new Map();
  const first = openPass(court);
  const asked: Change[] = [];
  for (const trial of trials) {
    const weighed = weigh(court, first, ids, trial);
    asked.push(...weighed.asked);
    if (keep(first, trial, weighed) === 'moved') break;
  }
  const isOver = asked.length === 0 || !(await learn(court.seal, asked, ids));
  const { verdicts, bugs } = isOver ? first : await applyKnowing(court, trials, ids);
  for (const { error, name } of bugs) court.context.onBug(error, name);
  return verdicts;
}

/** The pass that asks for an id where it meets it, and goes on only with the answer. */
async function applyKnowing(court: Court, trials: readonly Trial[], ids: KnownIds): Promise<Pass> {
  const pass = openPass(court);
  for (const trial of trials) {
    const weighed = weigh(court, pass, ids, trial);
    const hasTaken = weighed.asked.length > 0 && (await learn(court.seal, weighed.asked, ids));
    if (keep(pass, trial, hasTaken ? weigh(court, pass, ids, trial) : weighed) === 'moved') break;
  }
  return pass;
}

/** True where one of the ids is taken. */
async function learn(seal: Seal, asked: readonly Change[], ids: KnownIds): Promise<boolean> {
  const taken = await seal.findTaken(asked);
  for (const change of asked) ids.set(keyOf(change), taken.get(keyOf(change)) ?? 'free');
  return taken.size > 0;
}

type Bug = { readonly error: unknown; readonly name: string };

/** One time through the commands. */
type Pass = {
  readonly verdicts: Map<string, Verdict>;
  readonly bugs: Bug[];
  /** The accounts as the commands so far left them. */
  readonly aggregates: Map<string, AccountAggregate>;
  /** The keys of the documents that commands of this group made. */
  readonly made: Set<string>;
};

function openPass({ states }: Court): Pass {
  return { verdicts: new Map(), bugs: [], aggregates: new Map(states.aggregates), made: new Set() };
}

type Weighed = {
  readonly verdict: Verdict;
  /** New documents of whose ids nothing is known yet: the verdict holds where they are free. */
  readonly asked: readonly Change[];
  readonly bug?: Bug;
};

/** What becomes of a command. A rule that throws has a bug: its command stays undecided, the others go on. */
function weigh(court: Court, { aggregates, made }: Pass, ids: KnownIds, trial: Trial): Weighed {
  const { accountId, name } = trial.command.envelope;
  const { broken } = court.states;
  if (broken.has(accountId)) {
    return { verdict: 'bug', asked: [], bug: { error: broken.get(accountId), name } };
  }
  const aggregate = aggregates.get(accountId);
  const asked: Change[] = [];
  try {
    const effect = applyRule(court, trial, aggregate);
    if (!effect.ok || aggregate === undefined) return { verdict: effect, asked };
    return { verdict: checkChanges({ aggregate, ids, made, asked }, effect), asked };
  } catch (error) {
    return { verdict: 'bug', asked, bug: { error, name } };
  }
}

/** `moved` where the account has changed its scope: what comes after is for whoever sees it then. */
function keep(pass: Pass, { command }: Trial, { verdict, bug }: Weighed): 'moved' | 'stays' {
  const { id, accountId } = command.envelope;
  pass.verdicts.set(id, verdict);
  if (bug !== undefined) pass.bugs.push(bug);
  const aggregate = pass.aggregates.get(accountId);
  if (verdict === 'bug' || !verdict.ok || aggregate === undefined) return 'stays';
  const after = applyChanges(aggregate, verdict.changes);
  pass.aggregates.set(accountId, after);
  for (const change of verdict.changes) pass.made.add(keyOf(change));
  return accountScope(after.account) === accountScope(aggregate.account) ? 'stays' : 'moved';
}

function applyRule(
  { context, settings, receiptPrefix, strayAccounts }: Court,
  { command, preparation }: Trial,
  aggregate: AccountAggregate | undefined,
): CommandEffect {
  const { envelope } = command;
  if (aggregate === undefined) return refused('ACCOUNT_NOT_FOUND');
  const serverToday = context.today();
  const isDated = isPossibleDate(envelope, serverToday, context.clock());
  // R1: a receipt is a fact, whatever the clock of the device says.
  if (!isDated && !isReceipt(envelope)) return refused('DEVICE_DATE_WRONG', { date: envelope.today });
  if (!preparation.ok) return preparation;
  const { at, today, knownSeq, deviceId } = envelope;
  const { actor } = context.session;
  const known = { actor, at, today, knownSeq, deviceId, settings, receiptPrefix };
  const isStray = strayAccounts?.has(envelope.accountId) ?? false;
  const because = isDated ? (isStray ? 'account-moved' : undefined) : 'device-date-wrong';
  const doubt = because === undefined ? {} : { doubt: { because, today: serverToday } as const };
  return preparation.command.apply(aggregate, { ...known, ...doubt });
}

type Check = {
  readonly aggregate: AccountAggregate;
  readonly ids: KnownIds;
  readonly made: ReadonlySet<string>;
  readonly asked: Change[];
};

/**
 * What a rule cannot see from one account: that the id of a new document is free in the whole tenant. And the last
 * line of defence: a document that its schema refuses is never written.
 */
function checkChanges(
  { aggregate, ids, made, asked }: Check,
  effect: CommandEffect & { readonly ok: true },
): CommandEffect {
  for (const change of effect.changes) {
    const parsed = collectionSchemas[change.collection].safeParse(change.document);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.').slice(0, 80) ?? '';
      return refused('COMMAND_INVALID', { field });
    }
    if (isLoaded(aggregate, change)) continue;
    const isNumberUsed = made.has(keyOf(change)) || (ids.get(keyOf(change)) ?? 'free') !== 'free';
    // R2: a number of the sender's own device, whose receipts are no secret to it. The paper has it twice.
    if (change.collection === 'receipts' && isNumberUsed) {
      return refused('RECEIPT_NUMBER_USED', { receipt: change.document.id });
    }
    // What this group made for one of the sender's accounts, the sender sees.
    if (made.has(keyOf(change))) return refused('DUPLICATE_ID');
    const known = ids.get(keyOf(change));
    if (known === undefined) asked.push(change);
    else if (known === 'in scope') return refused('DUPLICATE_ID');
    // The sender shall not learn that a document exists that they may not see.
    else if (known === 'elsewhere') return refused('COMMAND_INVALID', { field: 'id' });
  }
  return effect;
}

function isLoaded(aggregate: AccountAggregate, change: Change): boolean {
  if (change.collection === 'accounts') return change.document.id === aggregate.account.id;
  return aggregate[change.collection].some((document) => document.id === change.document.id);
}
