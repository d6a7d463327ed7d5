import type { CommandContext, CommandEffect, PreparedCommand } from '../../../src-shared/commands/command.ts';
import { type CommandName, prepareCommand } from '../../../src-shared/commands/registry.ts';
import { type AccountAggregate, applyChanges } from '../../../src-shared/domain/account/account-aggregate.ts';
import { collectionSchemas } from '../../../src-shared/protocol/collections.ts';

/** A command as it is given, on an account: gives the account as it is afterwards; throws where it is refused. */
export type CommandPath = (
  given: { readonly name: CommandName; readonly input: object },
  account: AccountAggregate,
  context: CommandContext,
) => AccountAggregate;

/** As a workstation takes it: read, seen with what the device knows, read again where that is something, and applied. */
export const onEngine: CommandPath = ({ name, input }, account, context) => {
  const given = prepared(name, input);
  const seen = given.witness(account, context);
  const command = Object.keys(seen).length === 0 ? given : prepared(name, { ...input, ...seen });
  return after(account, name, command.apply(account, context));
};

/** As the server judges it: read and applied, and every document that it would write held against its schema. */
export const onServer: CommandPath = ({ name, input }, account, context) => {
  const effect = prepared(name, input).apply(account, context);
  for (const { collection, document } of effect.ok ? effect.changes : []) {
    collectionSchemas[collection].parse(document);
  }
  return after(account, name, effect);
};

function prepared(name: CommandName, input: object): PreparedCommand {
  const preparation = prepareCommand(name, 1, input);
  return preparation.ok ? preparation.command : refuse(name, preparation.failures);
}

function after(account: AccountAggregate, name: CommandName, effect: CommandEffect): AccountAggregate {
  return effect.ok ? applyChanges(account, effect.changes) : refuse(name, effect.failures);
}

function refuse(name: CommandName, failures: readonly unknown[]): never {
  throw new Error(`${name} was refused: ${JSON.stringify(failures.slice(0, 3))}`);
}
