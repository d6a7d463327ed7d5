import { prepareCommand } from '../../src-shared/commands/registry.ts';
import { outcomeSchema } from '../../src-shared/protocol/outcome.ts';
import type { Trx } from '../store/store.ts';
import { applyGroup, type Trial } from './apply-group.ts';
import type { IncomingCommand, JudgeContext, JudgeResult } from './judge-context.ts';
import { loadStates } from './load-states.ts';
import { type KnownCommand, openJudgement } from './open-judgement.ts';
import { sealJudgement } from './seal-judgement.ts';
import { type Decision, writeDecisions } from './write-decisions.ts';

/**
 * Judges commands of the session's own user and device inside a transaction: each once. The locks of their accounts
 * make copies wait for each other; where there is no account to lock, the command's key does (the caller tries again).
 * Answers the first commands of the group, at least one; those after them load more than is good at once.
 */
export async function judgeGroup(
  trx: Trx,
  context: JudgeContext,
  group: readonly IncomingCommand[],
): Promise<readonly JudgeResult[]> {
  const { tenantId } = context.session;
  const own = group.filter((command) => isOwn(command, context));
  const accountIds = [...new Set(own.map(({ envelope }) => envelope.accountId))];
  const commandIds = own.map(({ envelope }) => envelope.id);
  const { accounts, known, policy } = await openJudgement(trx, context, accountIds, commandIds);
  const trials = own.filter(({ envelope }) => !known.has(envelope.id)).map(trialOf);
  const states = await loadStates(trx, tenantId, accounts, trials);
  const seal = sealJudgement(trx, tenantId);
  const verdicts = await applyGroup({ context, policy, states, seal }, trials.slice(0, states.trialCount));
  const decisions = answeredPart(group, trials[states.trialCount]).map((command): Decision => {
    const before = known.get(command.envelope.id);
    if (!isOwn(command, context)) return { kind: 'foreign', command };
    if (before !== undefined) return knownDecision(command, before);
    const verdict = verdicts.get(command.envelope.id);
    if (verdict === undefined || verdict === 'bug') return { kind: 'undecided', command };
    return { kind: 'judged', command, verdict };
  });
  return writeDecisions(trx, { context, accounts, seal }, decisions);
}

function trialOf(command: IncomingCommand): Trial {
  const { name, version, input } = command.envelope;
  return { command, preparation: prepareCommand(name, version, input) };
}

/** The commands before the first that was left for later. */
function answeredPart(
  group: readonly IncomingCommand[],
  left: Trial | undefined,
): readonly IncomingCommand[] {
  return left === undefined ? group : group.slice(0, group.indexOf(left.command));
}

function knownDecision(command: IncomingCommand, known: KnownCommand): Decision {
  const { isOwn, bodyHash, outcome } = known;
  if (bodyHash !== command.bodyHash) return { kind: 'tampered', command, isOwn, knownHash: bodyHash };
  // A body names its user: the same body is the same user's.
  return { kind: 'known', command, outcome: outcomeSchema.parse(outcome) };
}

function isOwn({ envelope }: IncomingCommand, { session }: JudgeContext): boolean {
  return envelope.actorId === session.actor.userId && envelope.deviceId === session.deviceId;
}
