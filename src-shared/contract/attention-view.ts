import { z } from 'zod';
import type { Failure } from '../domain/failure.ts';
import { listPage } from './list-page.ts';

/** A window into the refused commands of the person who is signed in, newest first. */
export const attentionQuerySchema = z.object(listPage);
export type AttentionQuery = z.infer<typeof attentionQuerySchema>;

/** A refused command with everything that was typed. */
export type AttentionItem = {
  readonly commandId: string;
  readonly commandName: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly accountNumber: string;
  /** ISO instant at which the command was given. */
  readonly givenAt: string;
  readonly failure: Failure;
  readonly input: Readonly<Record<string, unknown>>;
};

/** What stands above the list of refused commands. */
export type AttentionHead = { readonly total: number };

/** The key of a refused command in its live list. */
export const attentionItemKey = (item: AttentionItem): string => item.commandId;
