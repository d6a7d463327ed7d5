import type { CommandInput, CommandName } from '../../../src-shared/commands/registry.ts';

/** A command of these names with the input that it takes. */
export type SomeCommand<Names extends CommandName = CommandName> = {
  [Name in Names]: { readonly name: Name; readonly input: CommandInput<Name> };
}[Names];
