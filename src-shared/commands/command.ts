import type { z } from 'zod';
import {
  type AccountAggregate,
  type AccountPart,
  accountParts,
  type Change,
} from '../domain/account/account-aggregate.ts';
import type { BusinessDate, Instant } from '../domain/calendar/business-date.ts';
import { type Failure, type FailureCode, type FailureParams, failure } from '../domain/failure.ts';
import type { Actor, Author, Role, Signed } from '../domain/organisation/actor.ts';
import type { Settings } from '../domain/organisation/settings.ts';
import type { ReceiptDoubt } from '../domain/receipt/receipt.ts';

/** What `apply` may know besides account and input. All of it comes with the command or from the settings. */
export type CommandContext = {
  readonly actor: Actor;
  /** Device time at which the command was given. */
  readonly at: Instant;
  /** M4: the business date at which it was given; "today" of every rule that `apply` runs. */
  readonly today: BusinessDate;
  readonly settings: Settings;
  /** The device that the command was given on. */
  readonly deviceId: string;
  /** R2: the code that the receipt numbers of this device begin with; null where it was leased none. */
  readonly receiptPrefix: string | null;
  /**
   * The envelope's feed position: the highest that the device held for the account when the command was given. What
   * was known of documents that are written again and again stands in the input (`witness`) instead.
   */
  readonly knownSeq: number;
  /** R1: what the server found that would refuse any command but a receipt, with its own business date. */
  readonly doubt?: { readonly because: ReceiptDoubt; readonly today: BusinessDate };
};

export type CommandEffect =
  | { readonly ok: true; readonly changes: readonly Change[] }
  /** Everything that was found wrong, at once. */
  | { readonly ok: false; readonly failures: Failures };

export type Failures = readonly [Failure, ...Failure[]];

/** So many failures of a refusal are kept: whoever mends fifty sees the others then. */
const maxFailures = 50;

/**
 * What a command must have loaded: `account` is the whole aggregate; `timeline` is the account document with its
 * activities, receipts and issued documents, and `header` the account document alone, with the other lists empty, so that a note on an
 * account of 20,000 invoices loads none of them.
 */
export type CommandReads = 'account' | 'timeline' | 'header';

/** The lists that each of them has. */
export const partsRead = {
  account: accountParts,
  timeline: ['activities', 'receipts', 'papers'],
  header: [],
} as const satisfies Record<CommandReads, readonly AccountPart[]>;

/** A command as its author writes it. */
export type CommandDefinition<Name extends string, Schema extends z.ZodType> = {
  readonly name: Name;
  readonly version: number;
  readonly input: Schema;
  readonly reads: CommandReads;
  readonly roles: readonly Role[];
  /**
   * What the device knew when the command was given, as fields of the input: the engine adds them before it stores the
   * command. A rule that asks "had this payment come in already" reads them, so that a command given offline means the
   * same on the server days later. Without them everything that the account holds counts as known.
   */
  readonly witness?: (
    account: AccountAggregate,
    input: z.output<Schema>,
    context: CommandContext,
  ) => Partial<z.output<Schema>>;
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
  /** The fields that the engine adds to the input when the command is given; none for most commands. */
  readonly witness: (account: AccountAggregate, context: CommandContext) => Readonly<Record<string, unknown>>;
};

export type Preparation =
  | { readonly ok: true; readonly command: PreparedCommand }
  | (CommandEffect & { readonly ok: false });

/** One entry of the rule book: the engine and the server run the same one. */
export type Command<Name extends string, Schema extends z.ZodType> = CommandDefinition<Name, Schema> & {
  /** Reads an input of unknown shape; refuses with COMMAND_INVALID for each wrong field, never its value. */
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
    const fields = new Set(parsed.error.issues.map((issue) => issue.path.join('.').slice(0, 80)));
    const invalid = [...fields].map((field) =>
      failure('COMMAND_INVALID', { command: definition.name, field }),
    );
    return refusedFor(invalid) ?? refused('COMMAND_INVALID', { command: definition.name, field: '' });
  }
  const apply = (account: AccountAggregate, context: CommandContext): CommandEffect =>
    definition.roles.includes(context.actor.role)
      ? definition.apply(account, parsed.data, context)
      : refused('FORBIDDEN', { command: definition.name });
  const witness: PreparedCommand['witness'] = (account, context) => ({
    ...definition.witness?.(account, parsed.data, context),
  });
  return { ok: true, command: { reads: definition.reads, apply, witness } };
}

export function changed(...changes: readonly Change[]): CommandEffect {
  return { ok: true, changes };
}

export function refused(
  code: FailureCode,
  params: FailureParams = {},
): CommandEffect & { readonly ok: false } {
  return { ok: false, failures: [failure(code, params)] };
}

/** The refusal with everything that was found wrong; undefined where nothing was. */
export function refusedFor(
  failures: readonly (Failure | undefined)[],
): (CommandEffect & { readonly ok: false }) | undefined {
  const [first, ...others] = failures.filter((one) => one !== undefined).slice(0, maxFailures);
  return first === undefined ? undefined : { ok: false, failures: [first, ...others] };
}

/** Who gave the command, on which business date and when. */
export function signed({ actor, today, at }: CommandContext): Signed {
  return { on: today, at, by: authorOf(actor) };
}

export function authorOf(actor: Actor): Author {
  return { userId: actor.userId, name: actor.name };
}
