import type {
  Counts,
  WorklistQuery,
  WorklistRow,
  WorklistTotals,
} from '../../../src-shared/contract/worklist-view.ts';

/** What the worklist keeps of an account: the row that screens show and what filters need. */
export type AccountSummary = {
  readonly row: WorklistRow;
  /** Something is overdue or due to be done. */
  readonly isToWork: boolean;
  /** An open promise has come due. */
  readonly hasPromiseDue: boolean;
};

/** An account to compute again. `mark` tells whether it became stale once more meanwhile. */
export type StaleAccount = { readonly accountId: string; readonly mark: number };

export type SummaryUpdate = {
  readonly stale: StaleAccount;
  /** Undefined where the account is gone. */
  readonly summary: AccountSummary | undefined;
};

/**
 * The worklist's read model: a table that can be dropped and rebuilt at any time. Calls are synchronous.
 * W3: equal scores order by amount to collect (most first), then account number (by code unit).
 */
export type WorklistPort = {
  /** Durable, before the change itself is written: a crash in between costs a computation, never a wrong row. */
  markStale(accountIds: Iterable<string>): void;
  /** Marks every account that the read model knows. */
  markAllStale(): void;
  /** Accounts to compute again, at most `limit`, without those named. */
  stale(limit: number, except?: Iterable<string>): readonly StaleAccount[];
  /** The account's mark, where it is stale. */
  staleMark(accountId: string): StaleAccount | undefined;
  /** Stores computed rows, each only while its mark is still the one it was computed for. */
  store(updates: readonly SummaryUpdate[]): void;
  /** What the stored rows were made with: a hash of the rules and the business date; undefined at first. */
  version(): string | undefined;
  setVersion(version: string): void;
  rows(query: WorklistQuery): readonly WorklistRow[];
  totals(query: WorklistQuery): readonly WorklistTotals[];
  counts(): Omit<Counts, 'attention'>;
  /** Name and number of an account, for lists that name it. */
  nameOf(accountId: string): { readonly name: string; readonly number: string } | undefined;
  /** Drops all rows. */
  clear(): void;
};
