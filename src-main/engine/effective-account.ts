import type { CommandContext } from '../../src-shared/commands/command.ts';
import { prepareCommand } from '../../src-shared/commands/registry.ts';
import { type AccountAggregate, applyChanges } from '../../src-shared/domain/account/account-aggregate.ts';
import type { Policy } from '../../src-shared/domain/organisation/policy.ts';
import type { OutboxCommand } from './ports/outbox-port.ts';

/** What screens show of an account: the replica with the pending commands on top. */
export type EffectiveAccount = {
  readonly aggregate: AccountAggregate;
  /** Ids of the documents that commands wrote which the server has not answered yet. */
  readonly waitingIds: ReadonlySet<string>;
  /** How many commands the server has not answered yet. */
  readonly waitingCount: number;
};

/**
 * Applies pending commands in order. One that does not apply here (its document has arrived already, or something
 * else came first) has no effect and stays pending: the server decides.
 */
export function effectiveAccount(
  replica: AccountAggregate,
  pending: readonly OutboxCommand[],
  policy: Policy,
): EffectiveAccount {
  const waitingIds = new Set<string>();
  let aggregate = replica;
  for (const command of pending) {
    const { envelope } = command;
    const preparation = prepareCommand(envelope.name, envelope.version, envelope.input);
    if (!preparation.ok) continue;
    const effect = preparation.command.apply(aggregate, contextOf(command, policy));
    if (!effect.ok) continue;
    aggregate = applyChanges(aggregate, effect.changes);
    if (!isUnanswered(command)) continue;
    for (const change of effect.changes) waitingIds.add(change.document.id);
  }
  return { aggregate, waitingIds, waitingCount: pending.filter(isUnanswered).length };
}

function isUnanswered({ state }: OutboxCommand): boolean {
  return state === 'waiting' || state === 'sent';
}

/** The context in which a command was given: what the server will judge it with as well. */
export function contextOf({ envelope, actor }: Pick<OutboxCommand, 'envelope' | 'actor'>, policy: Policy) {
  const { at, today, knownSeq } = envelope;
  return { actor, at, today, policy, knownSeq } satisfies CommandContext;
}
