import type { CommandReads } from '../../../src-shared/commands/command.ts';
import type { AccountAggregate } from '../../../src-shared/domain/account/account-aggregate.ts';
import type { Reference } from '../../../src-shared/domain/organisation/reference.ts';
import type { CollectionName } from '../../../src-shared/protocol/collections.ts';
import type { Outcome } from '../../../src-shared/protocol/outcome.ts';

/**
 * Tells of what accounts something is new in the replica, and in which collection. An account's state is made of all
 * collections but the outcomes and the reference data, which name no account.
 */
export type ReplicaListener = (accountIds: ReadonlySet<string>, collection: CollectionName) => void;

/** The local copy of the server's documents. Read-only: only the pull writes it. */
export type ReplicaPort = {
  /**
   * The account with those of its documents that are read, all of one moment; undefined when the replica does not
   * hold it.
   */
  load(accountId: string, reads: CommandReads): Promise<AccountAggregate | undefined>;
  /** Those of the accounts that the replica holds, each whole and of one moment: for computing many at once. */
  loadMany(accountIds: readonly string[]): Promise<ReadonlyMap<string, AccountAggregate>>;
  /** Ids of all accounts, in order, after `afterId`, at most `limit`. */
  accountIds(afterId: string, limit: number): Promise<readonly string[]>;
  /** The highest feed position among the account's documents; 0 without any. */
  highestSeq(accountId: string): Promise<number>;
  /** Those that are not held at their `seq` or later; a deleted one counts as held. */
  lacking(documents: Outcome['documents']): Promise<Outcome['documents']>;
  /** The organisation's reference data, in order of their id. */
  reference(): Promise<readonly Reference[]>;
  /** The replicated outcomes of these commands that have arrived. */
  outcomes(commandIds: readonly string[]): Promise<readonly Outcome[]>;
  /**
   * Calls after each write with the accounts that it touched, before anything can read what was there before; returns
   * how to stop.
   */
  onChange(listener: ReplicaListener): () => void;
};
