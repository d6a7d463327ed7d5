import type { CommandContext } from '../../src-shared/commands/command.ts';
import { prepareCommand } from '../../src-shared/commands/registry.ts';
import { type AccountAggregate, applyChanges } from '../../src-shared/domain/account/account-aggregate.ts';
import type { Settings } from '../../src-shared/domain/organisation/settings.ts';
import type { OutboxCommand } from './ports/outbox-port.ts';
import type { ReceiptNumbersPort } from './ports/receipt-numbers-port.ts';

/** What screens show of an account: the replica with the pending commands on top. */
export type EffectiveAccount = {
  readonly aggregate: AccountAggregate;
  /** Ids of the documents that commands wrote which the server has not answered yet. */
  readonly waitingIds: ReadonlySet<string>;
  /** How many commands the server has not answered yet. */
  readonly waitingCount: number;
};

/** The account after one pending command, with the documents that it wrote. */
type Step = {
  readonly commandId: string;
  readonly aggregate: AccountAggregate;
  readonly writtenIds: readonly string[];
};

type Steps = { readonly settings: Settings; readonly steps: readonly Step[] };

/**
 * Applies pending commands in order. One that does not apply here (its document has arrived already, or something
 * else came first) has no effect and stays pending: the server decides.
 *
 * Remembers what came out for as long as the replica's aggregate itself is held, so that the hundredth command of a
 * day offline does not apply the ninety-nine before it again.
 */
export function createEffectiveAccounts(receiptPrefix: ReceiptNumbersPort['prefix']) {
  const stepsOf = new WeakMap<AccountAggregate, Steps>();
  return (
    replica: AccountAggregate,
    pending: readonly OutboxCommand[],
    settings: Settings,
  ): EffectiveAccount => {
    const before = stepsOf.get(replica);
    const known = before?.settings === settings ? before.steps : [];
    const steps = applyPending(replica, pending, { settings, receiptPrefix }, known);
    stepsOf.set(replica, { settings, steps });
    const unanswered = new Set(pending.filter(isUnanswered).map(({ envelope }): string => envelope.id));
    const waiting = steps.filter((step) => unanswered.has(step.commandId));
    return {
      aggregate: steps.at(-1)?.aggregate ?? replica,
      waitingIds: new Set(waiting.flatMap((step) => step.writtenIds)),
      waitingCount: unanswered.size,
    };
  };
}

/** Steps of an earlier time on the same documents hold up to the first command that differs. */
function applyPending(
  replica: AccountAggregate,
  pending: readonly OutboxCommand[],
  knowledge: Knowledge,
  known: readonly Step[],
): readonly Step[] {
  const differing = pending.findIndex(({ envelope }, index) => known[index]?.commandId !== envelope.id);
  const steps = known.slice(0, differing < 0 ? pending.length : differing);
  for (const command of pending.slice(steps.length)) {
    steps.push(applyCommand(steps.at(-1)?.aggregate ?? replica, command, knowledge));
  }
  return steps;
}

function applyCommand(before: AccountAggregate, command: OutboxCommand, knowledge: Knowledge): Step {
  const { id: commandId, name, version, input } = command.envelope;
  const preparation = prepareCommand(name, version, input);
  const effect = preparation.ok
    ? preparation.command.apply(before, contextOf(command, knowledge))
    : preparation;
  if (!effect.ok) return { commandId, aggregate: before, writtenIds: [] };
  return {
    commandId,
    aggregate: applyChanges(before, effect.changes),
    writtenIds: effect.changes.map((change) => change.document.id),
  };
}

function isUnanswered({ state }: OutboxCommand): boolean {
  return state === 'waiting' || state === 'sent';
}

/** What this device knows besides a command: the settings, and the code of its receipt numbers. */
export type Knowledge = {
  readonly settings: Settings;
  readonly receiptPrefix: ReceiptNumbersPort['prefix'];
};

/** The context in which a command was given: what the server will judge it with as well. */
export function contextOf(
  { envelope, actor }: Pick<OutboxCommand, 'envelope' | 'actor'>,
  { settings, receiptPrefix }: Knowledge,
): CommandContext {
  const { at, today, knownSeq, deviceId } = envelope;
  return { actor, at, today, settings, knownSeq, deviceId, receiptPrefix: receiptPrefix() };
}
