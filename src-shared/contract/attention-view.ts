import type { Failure } from '../domain/failure.ts';

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
