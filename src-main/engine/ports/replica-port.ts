import type { CommandReads } from '../../../src-shared/commands/command.ts';
import type { AccountAggregate } from '../../../src-shared/domain/account/account-aggregate.ts';
import type { Outcome } from '../../../src-shared/protocol/outcome.ts';

/** Tells that something of these accounts is new in the replica. */
export type ReplicaListener = (accountIds: ReadonlySet<string>) => void;

/** The local copy of the server's documents. Read-only: only the pull writes it. */
export type ReplicaPort = {
  /**
   * The account with all its documents of one moment, or with empty lists (`header`); undefined when the replica
   * does not hold it.
   */
  load(accountId: string, reads: CommandReads): Promise<AccountAggregate | undefined>;
  /** Ids of all accounts, in order, after `afterId`, at most `limit`. */
  accountIds(afterId: string, limit: number): Promise<readonly string[]>;
  /** The highest feed position among the account's documents; 0 without any. */
  highestSeq(accountId: string): Promise<number>;
  /** True when every document named is held at its `seq` or later; a deleted one counts as held. */
  holds(documents: Outcome['documents']): Promise<boolean>;
  /** The replicated outcomes of these commands that have arrived. */
  outcomes(commandIds: readonly string[]): Promise<readonly Outcome[]>;
  /** Calls after each write with the accounts that it touched; returns how to stop. */
  onChange(listener: ReplicaListener): () => void;
};
