import type { z } from 'zod';
import { failure } from '../domain/failure.ts';
import { activityLog } from './activity-log.ts';
import type { Preparation } from './command.ts';
import { disputeOpen } from './dispute-open.ts';
import { promiseCancel } from './promise-cancel.ts';
import { promiseRecord } from './promise-record.ts';

/** The rule book: every command that exists. */
export const commands = {
  'promise.record': promiseRecord,
  'promise.cancel': promiseCancel,
  'dispute.open': disputeOpen,
  'activity.log': activityLog,
} as const;

export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands) as [CommandName, ...CommandName[]];

/** What a screen hands in for a command, before the schema has read it. */
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>;

/** True when the rule book has a command of this name. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** Looks a command up and reads its input: COMMAND_UNKNOWN or COMMAND_INVALID when it cannot be run. */
export function prepareCommand(name: string, version: number, input: unknown): Preparation {
  if (!isCommandName(name) || commands[name].version !== version) {
    return { ok: false, failure: failure('COMMAND_UNKNOWN', { command: name.slice(0, 40), version }) };
  }
  return commands[name].prepare(input);
}
