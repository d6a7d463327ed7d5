import type { z } from 'zod';
import type { AccountAggregate, Change } from '../domain/account/account-aggregate.ts';
import type { BusinessDate, Instant } from '../domain/calendar/business-date.ts';
import { type Failure, type FailureCode, type FailureParams, failure } from '../domain/failure.ts';
import type { Actor, Author, Role } from '../domain/organisation/actor.ts';
import type { Policy } from '../domain/organisation/policy.ts';

/** What `apply` may know besides account and input. All of it comes with the command or from the settings. */
export type CommandContext = {
  readonly actor: Actor;
  /** Device time at which the command was given. */
  readonly at: Instant;
  /** M4: the business date at which it was given; "today" of every rule that `apply` runs. */
  readonly today: BusinessDate;
  readonly policy: Policy;
  /**
   * The envelope's feed position: the highest that the device held for the account when the command was given. A
   * rule that asks "had this payment come in already" compares with it, so that a command given offline means the
   * same on the server days later.
   */
  readonly knownSeq: number;
};

export type CommandEffect =
  | { readonly ok: true; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly failure: Failure };

/**
 * What a command must have loaded: `account` is the whole aggregate; `header` is the account document alone, with
 * every list empty, so that a note on an account of 20,000 invoices loads none of them.
 */
export type CommandReads = 'account' | 'header';

/** A command as its author writes it. */
export type CommandDefinition<Name extends string, Schema extends z.ZodType> = {
  readonly name: Name;
  readonly version: number;
  readonly input: Schema;
  readonly reads: CommandReads;
  readonly roles: readonly Role[];
  /** Pure. Refuses with a failure value; never throws for anything that an input can hold. */
  readonly apply: (
    account: AccountAggregate,
    input: z.output<Schema>,
    context: CommandContext,
  ) => CommandEffect;
};

/** A command whose input the schema has read, ready to be applied to the account that it reads. */
export type PreparedCommand = {
  readonly reads: CommandReads;
  /** Checks the role, then runs the rule. */
  readonly apply: (account: AccountAggregate, context: CommandContext) => CommandEffect;
};

export type Preparation =
  | { readonly ok: true; readonly command: PreparedCommand }
  | { readonly ok: false; readonly failure: Failure };

/** One entry of the rule book: the engine and the server run the same one. */
export type Command<Name extends string, Schema extends z.ZodType> = CommandDefinition<Name, Schema> & {
  /** Reads an input of unknown shape; refuses with COMMAND_INVALID and the first wrong field, never its value. */
  readonly prepare: (input: unknown) => Preparation;
};

/** Declares a command. */
export function defineCommand<Name extends string, Schema extends z.ZodType>(
  definition: CommandDefinition<Name, Schema>,
): Command<Name, Schema> {
  return { ...definition, prepare: (input) => prepare(definition, input) };
}

function prepare<Name extends string, Schema extends z.ZodType>(
  definition: CommandDefinition<Name, Schema>,
  input: unknown,
): Preparation {
  const parsed = definition.input.safeParse(input);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.').slice(0, 80) ?? '';
    return { ok: false, failure: failure('COMMAND_INVALID', { command: definition.name, field }) };
  }
  const apply = (account: AccountAggregate, context: CommandContext): CommandEffect =>
    definition.roles.includes(context.actor.role)
      ? definition.apply(account, parsed.data, context)
      : refused('FORBIDDEN', { command: definition.name });
  return { ok: true, command: { reads: definition.reads, apply } };
}

export function changed(...changes: readonly Change[]): CommandEffect {
  return { ok: true, changes };
}

export function refused(code: FailureCode, params: FailureParams = {}): CommandEffect {
  return { ok: false, failure: failure(code, params) };
}

export function authorOf(actor: Actor): Author {
  return { userId: actor.userId, name: actor.name };
}
