import { prepareCommand } from '../../src-shared/commands/registry.ts';
import { outcomeSchema } from '../../src-shared/protocol/outcome.ts';
import type { Trx } from '../store/store.ts';
import { type AccountMove, checkMove, moveOf } from './account-moves.ts';
import { applyGroup, type Trial, type Verdict } from './apply-group.ts';
import type { IncomingCommand, JudgeContext, JudgeResult } from './judge-context.ts';
import { loadStates } from './load-states.ts';
import { type KnownCommand, openJudgement } from './open-judgement.ts';
import { sealJudgement } from './seal-judgement.ts';
import { findStray, lockStrayAccount } from './stray-receipts.ts';
import { type Bench, type Decision, writeDecisions } from './write-decisions.ts';

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
  const opened = await openJudgement(trx, context, accountIds, commandIds);
  const { known, settings, receiptPrefix } = opened;
  const trials = own.filter(({ envelope }) => !known.has(envelope.id)).map(trialOf);
  const stray = findStray(trials, opened.accounts, receiptPrefix);
  if (stray !== undefined && group.length > 1) {
    // Alone: it is judged with the whole tenant in sight.
    const before = group.slice(0, group.indexOf(stray));
    return judgeGroup(trx, context, before.length === 0 ? [stray] : before);
  }
  const lost = stray && (await lockStrayAccount(trx, tenantId, stray.envelope.accountId));
  const accounts = lost === undefined ? opened.accounts : new Map([[lost.id, lost]]);
  const states = await loadStates(trx, tenantId, accounts, trials);
  const seal = sealJudgement(trx, tenantId);
  const loaded = trials.slice(0, states.trialCount);
  const strayAccounts = new Set(lost === undefined ? [] : [lost.id]);
  const court = { context, settings, receiptPrefix, states, seal, strayAccounts };
  const verdicts = await applyGroup(court, loaded);
  const moves = await settleMoves(trx, { context, accounts, seal }, verdicts);
  const left = trials.find(({ command }) => !verdicts.has(command.envelope.id));
  const decisions = answeredPart(group, left).map((command): Decision => {
    const before = known.get(command.envelope.id);
    if (!isOwn(command, context)) return { kind: 'foreign', command };
    if (before !== undefined) return knownDecision(command, before);
    const verdict = verdicts.get(command.envelope.id);
    if (verdict === undefined || verdict === 'bug') return { kind: 'undecided', command };
    return { kind: 'judged', command, verdict };
  });
  return writeDecisions(trx, { context, accounts, seal, moves }, decisions);
}

/** Refuses the moves that are not allowed; answers the others. */
async function settleMoves(
  trx: Trx,
  { context, accounts, seal }: Omit<Bench, 'moves'>,
  verdicts: Map<string, Verdict>,
): Promise<readonly AccountMove[]> {
  const moves: AccountMove[] = [];
  for (const [id, verdict] of verdicts) {
    const move = moveOf(verdict, accounts);
    if (move === undefined) continue;
    // Whoever changes users waits from here on.
    await seal.head();
    const refusal = await checkMove(trx, context, move);
    if (refusal === undefined) moves.push(move);
    else verdicts.set(id, refusal);
  }
  return moves;
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
