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
 * account; whether the ids of new documents are free in the whole tenant is asked for all at once, and where one is not,
 * everything is applied again with that known.
 */
export async function applyGroup(
  court: Court,
  trials: readonly Trial[],
): Promise<ReadonlyMap<string, Verdict>> {
  const ids: KnownIds = new Map();
  for (;;) {
    const { verdicts, asked, bugs } = applyOnce(court, trials, ids);
    if (asked.length === 0 || !(await learn(court.seal, asked, ids))) {
      for (const { error, name } of bugs) court.context.onBug(error, name);
      return verdicts;
    }
  }
}

/** True where one of the ids is taken. */
async function learn(seal: Seal, asked: readonly Change[], ids: KnownIds): Promise<boolean> {
  const taken = await seal.findTaken(asked);
  for (const change of asked) ids.set(keyOf(change), taken.get(keyOf(change)) ?? 'free');
  return taken.size > 0;
}

type Round = {
  readonly verdicts: Map<string, Verdict>;
  /** New documents of whose ids nothing is known yet. */
  readonly asked: Change[];
  readonly bugs: { readonly error: unknown; readonly name: string }[];
};

function applyOnce(court: Court, trials: readonly Trial[], ids: KnownIds): Round {
  const round: Round = { verdicts: new Map(), asked: [], bugs: [] };
  const aggregates = new Map(court.states.aggregates);
  /** Which command of this group made a document, by the document's key. */
  const made = new Map<string, string>();
  for (const { command, preparation } of trials) {
    const { id, accountId, name } = command.envelope;
    if (court.states.broken.has(accountId)) {
      round.bugs.push({ error: court.states.broken.get(accountId), name });
      round.verdicts.set(id, 'bug');
      continue;
    }
    const aggregate = aggregates.get(accountId);
    const verdict = attempt(
      round,
      () => {
        const effect = applyRule(court, { command, preparation }, aggregate);
        return effect.ok && aggregate !== undefined
          ? checkChanges({ aggregate, ids, made, round }, effect)
          : effect;
      },
      name,
    );
    round.verdicts.set(id, verdict);
    if (verdict === 'bug' || !verdict.ok || aggregate === undefined) continue;
    aggregates.set(accountId, applyChanges(aggregate, verdict.changes));
    for (const change of verdict.changes) if (!made.has(keyOf(change))) made.set(keyOf(change), accountId);
  }
  return round;
}

/** A rule that throws has a bug: its command stays undecided, the others go on. */
function attempt(round: Round, judge: () => CommandEffect, name: string): Verdict {
  try {
    return judge();
  } catch (error) {
    round.bugs.push({ error, name });
    return 'bug';
  }
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
  readonly made: ReadonlyMap<string, string>;
  readonly round: Round;
};

/**
 * What a rule cannot see from one account: that the id of a new document is free in the whole tenant. And the last
 * line of defence: a document that its schema refuses is never written.
 */
function checkChanges(
  { aggregate, ids, made, round }: Check,
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
    if (known === undefined) round.asked.push(change);
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
