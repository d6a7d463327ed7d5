import type { AccountOfNumber } from '../../../src-shared/contract/account-numbers.ts';
import type { ApprovalListQuery, WaitingApproval } from '../../../src-shared/contract/approvals-view.ts';
import type { CashListQuery, CashReport, ReceiptListRow } from '../../../src-shared/contract/cash-view.ts';
import type { CreditListQuery, CreditListRow } from '../../../src-shared/contract/credit-view.ts';
import type {
  DisputeBoard,
  DisputeListQuery,
  DisputeListRow,
  DueList,
  FollowUpListQuery,
  FollowUpListRow,
  PromiseListQuery,
  PromiseListRow,
} from '../../../src-shared/contract/due-lists-view.ts';
import type {
  DunningCounts,
  DunningListQuery,
  DunningListRow,
  NoticeListQuery,
  NoticeListRow,
} from '../../../src-shared/contract/dunning-view.ts';
import type { PlanListQuery, PlanListRow } from '../../../src-shared/contract/plans-view.ts';
import type { VisitListQuery, VisitListRow } from '../../../src-shared/contract/visits-view.ts';
import type {
  Counts,
  FoundIn,
  WorklistChoices,
  WorklistGroup,
  WorklistQuery,
  WorklistRow,
  WorklistTotals,
} from '../../../src-shared/contract/worklist-view.ts';
import type { CurrencyFigures } from '../../../src-shared/domain/account/account-figures.ts';
import type { ComponentKey } from '../../../src-shared/domain/key-figures/component.ts';
import type { FigureSums } from '../../../src-shared/domain/key-figures/figure-sums.ts';
import type { Actor } from '../../../src-shared/domain/organisation/actor.ts';
import type { AccountLists } from '../account-lists.ts';

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
export type AccountSummary = AccountLists & {
  readonly row: WorklistRow;
  /** The account's part of the key figures, and the name of the basis that they are computed for. */
  readonly figures: { readonly basis: string; readonly sums: FigureSums };
  /** Something is overdue or due to be done. */
  readonly isToWork: boolean;
  /** An open promise has come due. */
  readonly hasPromiseDue: boolean;
  /** M1: the account's own currency first. */
  readonly balances: readonly CurrencyFigures[];
  readonly searchTexts: SearchTexts;
};

export type FigureTotal = { readonly sums: FigureSums; readonly accountCount: number };

export type AccountsBehind = {
  readonly basis: string;
  readonly currency: string;
  readonly components: readonly ComponentKey[];
  readonly afterAccountId: string;
  readonly limit: number;
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
  /** The groups of the accounts that match, in the order of their rows; none without a grouping. */
  groups(query: WorklistQuery): readonly WorklistGroup[];
  /**
   * The id of the account at the top of the group of companies that an account is in, as far as the accounts above it are
   * here; empty for one that is in none.
   */
  companyOf(accountId: string): string;
  /** What all accounts can be narrowed down to. */
  worklistChoices(): WorklistChoices;
  /** Why the search found these accounts, for those whose number and name do not show it. */
  foundIn(search: string, accountIds: readonly string[]): Readonly<Record<string, FoundIn>>;
  /** Counts of the lists; without an actor nobody may decide anything. */
  counts(today: string, actor?: Actor): Omit<Counts, 'attention'>;
  promises(query: PromiseListQuery, today: string): DueList<PromiseListRow>;
  disputes(query: DisputeListQuery, today: string): DueList<DisputeListRow>;
  disputeBoard(today: string): DisputeBoard;
  followUps(query: FollowUpListQuery, today: string): DueList<FollowUpListRow>;
  plans(query: PlanListQuery): DueList<PlanListRow>;
  dunning(query: DunningListQuery): DueList<DunningListRow>;
  notices(query: NoticeListQuery): DueList<NoticeListRow>;
  dunningCounts(): DunningCounts;
  approvals(query: ApprovalListQuery, actor: Actor): DueList<WaitingApproval>;
  visits(query: VisitListQuery): DueList<VisitListRow>;
  receipts(query: CashListQuery): DueList<ReceiptListRow>;
  credit(query: CreditListQuery): DueList<CreditListRow>;
  /** R2, R4: over the receipts of all accounts. */
  cashReport(): Omit<CashReport, 'numbersLeft'>;
  /** The sums of all accounts that were computed for this basis, and how many those are. */
  figureTotal(basis: string): FigureTotal;
  /**
   * Accounts in order of their id, after this one, at most `limit`, whose sums of this basis have one of the components
   * in the currency.
   */
  accountsBehind(behind: AccountsBehind): readonly string[];
  /** Name, number and language (BCP 47, or empty) of an account, for lists that name it. */
  nameOf(
    accountId: string,
  ): { readonly name: string; readonly number: string; readonly language: string } | undefined;
  /** The accounts that have these numbers, as they are written; a number that nobody has is left out. */
  accountsByNumber(numbers: readonly string[]): readonly AccountOfNumber[];
  /** Drops all rows. */
  clear(): void;
};
