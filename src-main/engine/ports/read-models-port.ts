import type {
  DisputeListQuery,
  DisputeListRow,
  DueList,
  FollowUpListQuery,
  FollowUpListRow,
  PromiseListQuery,
  PromiseListRow,
} from '../../../src-shared/contract/due-lists-view.ts';
import type {
  Counts,
  FoundIn,
  WorklistQuery,
  WorklistRow,
  WorklistTotals,
} from '../../../src-shared/contract/worklist-view.ts';
import type { CurrencyFigures } from '../../../src-shared/domain/account/account-figures.ts';

/** What a search looks through besides number and name; texts as they were typed. */
export type SearchTexts = {
  /** Name, phone and email of each contact. */
  readonly contacts: readonly string[];
  /** Notes of activities, promises and disputes. */
  readonly notes: readonly string[];
  /** Numbers and references of all invoices, in the order in which they came. */
  readonly invoices: readonly string[];
};

/** What the read models keep of an account: the row that screens show and what filters, lists and search need. */
export type AccountSummary = {
  readonly row: WorklistRow;
  /** Something is overdue or due to be done. */
  readonly isToWork: boolean;
  /** An open promise has come due. */
  readonly hasPromiseDue: boolean;
  /** M1: the account's own currency first. */
  readonly balances: readonly CurrencyFigures[];
  /** Open ones, and those not kept within the strategy's window (P4). */
  readonly promises: readonly PromiseListRow[];
  /** Active ones (D3). */
  readonly disputes: readonly DisputeListRow[];
  readonly searchTexts: SearchTexts;
};

/** An account to compute again. `mark` tells whether it became stale once more meanwhile. */
export type StaleAccount = { readonly accountId: string; readonly mark: number };

export type SummaryUpdate = {
  readonly stale: StaleAccount;
  /** Undefined where the account is gone. */
  readonly summary: AccountSummary | undefined;
};

/**
 * The read models: tables that can be dropped and rebuilt at any time. Calls are synchronous.
 * W3: equal scores order by amount to collect (most first), then account number (by code unit).
 */
export type ReadModelsPort = {
  /**
   * Before the change itself is written, and on disk no later than that: a crash in between costs a computation, never
   * a wrong row.
   */
  markStale(accountIds: Iterable<string>): void;
  /** Marks every account that the read models know. */
  markAllStale(): void;
  /** Accounts to compute again in order of their id, at most `limit`, without those named. */
  stale(limit: number, except?: Iterable<string>): readonly StaleAccount[];
  /** The account's mark, where it is stale. */
  staleMark(accountId: string): StaleAccount | undefined;
  /** How many accounts are stale. */
  staleCount(): number;
  /** Stores what was computed, each only while its mark is still the one it was computed for. One transaction. */
  store(updates: readonly SummaryUpdate[]): void;
  /** What the stored rows were made with: the code, the rules and the business date; undefined at first. */
  version(): string | undefined;
  setVersion(version: string): void;
  /**
   * What the search compares of texts was made by other code: it is made anew with the next storing of each account,
   * even of texts that are the same.
   */
  outdateSearchForms(): void;
  rows(query: WorklistQuery): readonly WorklistRow[];
  /** Over all accounts that match: an account counts in its own currency, an amount in the one it is owed in. */
  totals(query: WorklistQuery): readonly WorklistTotals[];
  /** Why the search found these accounts, for those whose number and name do not show it. */
  foundIn(search: string, accountIds: readonly string[]): Readonly<Record<string, FoundIn>>;
  counts(today: string): Omit<Counts, 'attention'>;
  promises(query: PromiseListQuery, today: string): DueList<PromiseListRow>;
  disputes(query: DisputeListQuery, today: string): DueList<DisputeListRow>;
  followUps(query: FollowUpListQuery, today: string): DueList<FollowUpListRow>;
  /** Name and number of an account, for lists that name it. */
  nameOf(accountId: string): { readonly name: string; readonly number: string } | undefined;
  /** Drops all rows. */
  clear(): void;
};
