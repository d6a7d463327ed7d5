import { z } from 'zod';
import type { Failure } from '../domain/failure.ts';
import { listPage } from './list-page.ts';

/** A window into the refused commands of the person who is signed in, newest first. */
export const attentionQuerySchema = z.object(listPage);
export type AttentionQuery = z.infer<typeof attentionQuerySchema>;

/** A command of this device with everything that was typed. */
export type CommandItem = {
  readonly commandId: string;
  readonly commandName: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly accountNumber: string;
  /** ISO instant at which the command was given. */
  readonly givenAt: string;
  readonly input: Readonly<Record<string, unknown>>;
};

/** A command that the server refused, with everything that it found wrong, the first as the headline. */
export type AttentionItem = CommandItem & { readonly failures: readonly Failure[] };

/** A command that the server has not answered. Once it was sent it cannot be taken back any more. */
export type WaitingItem = CommandItem & { readonly isSent: boolean };

/** What stands above a list of commands: how many there are, which may be more than are listed. */
export type CommandListHead = { readonly total: number };

/** The key of a command in its live list. */
export const commandItemKey = (item: { readonly commandId: string }): string => item.commandId;
