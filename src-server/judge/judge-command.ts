import type { CommandEffect } from '../../src-shared/commands/command.ts';
import { prepareCommand } from '../../src-shared/commands/registry.ts';
import type { Account } from '../../src-shared/domain/account/account.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import type { CommandEnvelope } from '../../src-shared/protocol/command-envelope.ts';
import { outcomeSchema } from '../../src-shared/protocol/outcome.ts';
import type { CommandsReply } from '../../src-shared/protocol/sync-api.ts';
import { scopeOf } from '../identity/session.ts';
import { appendAudit } from '../store/audit.ts';
import { headerOf, loadAggregate, lockAccount } from '../store/load-aggregate.ts';
import type { Trx } from '../store/store.ts';
import { checkChanges } from './check-changes.ts';
import type { IncomingCommand, JudgeContext } from './judge-context.ts';
import { isPossibleDate } from './possible-date.ts';
import { writeOutcome } from './write-outcome.ts';

type Result = CommandsReply['results'][number];

/** What the rule says, or that it broke: then nothing is decided and nothing stored. */
type Verdict = CommandEffect | 'bug';

/**
 * Judges one command of the session's own user and device inside a transaction: once. The account's lock makes copies
 * wait for each other; where there is no account to lock, the command's key does (the caller tries again).
 */
export async function judgeCommand(
  trx: Trx,
  context: JudgeContext,
  command: IncomingCommand,
): Promise<Result> {
  const { envelope } = command;
  const account = await lockAccount(trx, scopeOf(context.session), envelope.accountId);
  const known = await findKnown(trx, context, command);
  if (known !== undefined) return known;
  const verdict = await judge(trx, context, envelope, account);
  if (verdict === 'bug') return { id: envelope.id, outcome: null, problem: 'NOT_DECIDED' };
  const outcome = await writeOutcome(trx, context, command, verdict, account);
  return { id: envelope.id, outcome, problem: null };
}

async function findKnown(
  trx: Trx,
  context: JudgeContext,
  { envelope, bodyHash }: IncomingCommand,
): Promise<Result | undefined> {
  const { tenantId, actor, deviceId } = context.session;
  const row = await trx
    .selectFrom('command')
    .select(['body_hash', 'outcome', 'user_id'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', envelope.id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.body_hash === bodyHash) {
    return { id: envelope.id, outcome: outcomeSchema.parse(row.outcome), problem: null };
  }
  await appendAudit(trx, {
    tenantId,
    at: context.clock(),
    actorId: actor.userId,
    deviceId,
    action: 'command.tampered',
    subject: envelope.id,
    detail: { bodyHash, knownHash: row.body_hash },
  });
  // Somebody else's id is as unusable as any other to the sender, who shall not learn that it exists.
  const problem = row.user_id === actor.userId ? 'COMMAND_TAMPERED' : 'COMMAND_INVALID';
  return { id: envelope.id, outcome: null, problem };
}

async function judge(
  trx: Trx,
  context: JudgeContext,
  envelope: CommandEnvelope,
  account: Account | undefined,
): Promise<Verdict> {
  if (account === undefined) return { ok: false, failure: failure('ACCOUNT_NOT_FOUND') };
  if (!isPossibleDate(envelope, context.today())) {
    return { ok: false, failure: failure('DEVICE_DATE_WRONG', { date: envelope.today }) };
  }
  const preparation = prepareCommand(envelope.name, envelope.version, envelope.input);
  if (!preparation.ok) return preparation;
  const { reads, apply } = preparation.command;
  const { session, policy } = context;
  const aggregate =
    reads === 'header' ? headerOf(account) : await loadAggregate(trx, session.tenantId, account);
  const { at, today, knownSeq } = envelope;
  let effect: CommandEffect;
  try {
    effect = apply(aggregate, { actor: session.actor, at, today, knownSeq, policy });
  } catch (error) {
    context.onBug(error, envelope.name);
    return 'bug';
  }
  return effect.ok ? checkChanges(trx, scopeOf(session), aggregate, effect) : effect;
}
