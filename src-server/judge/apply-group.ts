import type { CommandEffect, Preparation } from '../../src-shared/commands/command.ts';
import {
  type AccountAggregate,
  applyChanges,
  type Change,
} from '../../src-shared/domain/account/account-aggregate.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import type { Policy } from '../../src-shared/domain/organisation/policy.ts';
import { collectionSchemas } from '../../src-shared/protocol/collections.ts';
import type { IncomingCommand, JudgeContext } from './judge-context.ts';
import type { LoadedStates } from './load-states.ts';
import { isPossibleDate } from './possible-date.ts';
import { keyOf, type Seal, type TakenId } from './seal-judgement.ts';

/** A command to be judged, with its input read. */
export type Trial = { readonly command: IncomingCommand; readonly preparation: Preparation };

/** What the rule says, or that it broke: then nothing is decided and nothing stored. */
export type Verdict = CommandEffect | 'bug';

type Court = {
  readonly context: JudgeContext;
  readonly policy: Policy;
  readonly states: LoadedStates;
  readonly seal: Seal;
};

/** What is known of ids of new documents; `free` for those that were asked for and are nobody's. */
type KnownIds = Map<string, TakenId | 'free'>;

/**
 * Applies commands one after the other to the accounts in memory, each to what those before it left. A rule sees one
 * account; whether the ids of new documents are free in the whole tenant is asked for all at once. Where one is not,
 * everything is applied again, and what is new then is asked for command by command: never more than two passes, however
 * the commands hang together, because the tenant waits meanwhile.
 */
export async function applyGroup(
  court: Court,
  trials: readonly Trial[],
): Promise<ReadonlyMap<string, Verdict>> {
  const ids: KnownIds = new Map();
  const first = openPass(court);
  const asked: Change[] = [];
  for (const trial of trials) {
    const weighed = weigh(court, first, ids, trial);
    asked.push(...weighed.asked);
    keep(first, trial, weighed);
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
    keep(pass, trial, hasTaken ? weigh(court, pass, ids, trial) : weighed);
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

function keep(pass: Pass, { command }: Trial, { verdict, bug }: Weighed): void {
  const { id, accountId } = command.envelope;
  pass.verdicts.set(id, verdict);
  if (bug !== undefined) pass.bugs.push(bug);
  const aggregate = pass.aggregates.get(accountId);
  if (verdict === 'bug' || !verdict.ok || aggregate === undefined) return;
  pass.aggregates.set(accountId, applyChanges(aggregate, verdict.changes));
  for (const change of verdict.changes) pass.made.add(keyOf(change));
}

function applyRule(
  { context, policy }: Court,
  { command, preparation }: Trial,
  aggregate: AccountAggregate | undefined,
): CommandEffect {
  const { envelope } = command;
  if (aggregate === undefined) return { ok: false, failure: failure('ACCOUNT_NOT_FOUND') };
  if (!isPossibleDate(envelope, context.today())) {
    return { ok: false, failure: failure('DEVICE_DATE_WRONG', { date: envelope.today }) };
  }
  if (!preparation.ok) return preparation;
  const { at, today, knownSeq } = envelope;
  return preparation.command.apply(aggregate, { actor: context.session.actor, at, today, knownSeq, policy });
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
      return { ok: false, failure: failure('COMMAND_INVALID', { field }) };
    }
    if (isLoaded(aggregate, change)) continue;
    // What this group made for one of the sender's accounts, the sender sees.
    if (made.has(keyOf(change))) return { ok: false, failure: failure('DUPLICATE_ID') };
    const known = ids.get(keyOf(change));
    if (known === undefined) asked.push(change);
    else if (known === 'in scope') return { ok: false, failure: failure('DUPLICATE_ID') };
    // The sender shall not learn that a document exists that they may not see.
    else if (known === 'elsewhere')
      return { ok: false, failure: failure('COMMAND_INVALID', { field: 'id' }) };
  }
  return effect;
}

function isLoaded(aggregate: AccountAggregate, change: Change): boolean {
  if (change.collection === 'accounts') return change.document.id === aggregate.account.id;
  return aggregate[change.collection].some((document) => document.id === change.document.id);
}
