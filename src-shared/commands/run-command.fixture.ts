import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { type AccountAggregate, applyChanges } from '../domain/account/account-aggregate.ts';
import type { CommandContext, CommandEffect } from './command.ts';
import { type CommandName, prepareCommand } from './registry.ts';

/** Runs a command of the rule book on an account. */
export function run(
  name: CommandName,
  aggregate: AccountAggregate,
  input: object,
  context: CommandContext = buildContext(),
): CommandEffect {
  const prepared = prepareCommand(name, 1, input);
  return prepared.ok ? prepared.command.apply(aggregate, context) : prepared;
}

/** The codes that a command was refused with; empty when it was not. */
export function codesOf(effect: CommandEffect): readonly string[] {
  return effect.ok ? [] : effect.failures.map(({ code }) => code);
}

/** The account after a command that must not be refused. */
export function applied(aggregate: AccountAggregate, effect: CommandEffect): AccountAggregate {
  if (!effect.ok) throw new Error(`refused: ${codesOf(effect).join(', ')}`);
  return applyChanges(aggregate, effect.changes);
}
