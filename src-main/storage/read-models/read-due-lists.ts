import type {
  DisputeListQuery,
  DisputeListRow,
  DueList,
  FollowUpListQuery,
  FollowUpListRow,
  PromiseListQuery,
  PromiseListRow,
} from '../../../src-shared/contract/due-lists-view.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { readAccountRows } from './account-row.ts';

type Selection = { readonly from: string; readonly order: string; readonly params: readonly string[] };
type Page = { readonly offset: number; readonly limit: number };

/** A window into the promises. */
export function readPromises(
  file: SqliteFile,
  query: PromiseListQuery,
  today: string,
): DueList<PromiseListRow> {
  const { total, values } = readPage(file, 'content', promiseSelection(query.filter, today), query);
  return { head: { total }, rows: values.map((content): PromiseListRow => JSON.parse(content)) };
}

function promiseSelection(filter: PromiseListQuery['filter'], today: string): Selection {
  const from = (condition: string) => `listed_promise WHERE ${condition}`;
  const order = 'promised_date, promise_id';
  switch (filter) {
    case 'open':
      return { from: from('is_open = 1'), order, params: [] };
    case 'due':
      return { from: from('is_open = 1 AND promised_date <= ?'), order, params: [today] };
    case 'not-kept':
      return { from: from('is_open = 0'), order: 'promised_date DESC, promise_id DESC', params: [] };
  }
}

/** A window into the active disputes. */
export function readDisputes(
  file: SqliteFile,
  query: DisputeListQuery,
  today: string,
): DueList<DisputeListRow> {
  const isLate = query.filter === 'late';
  const selection = {
    from: `dispute_deadline ${isLate ? 'WHERE due_date < ?' : ''}`,
    order: 'due_date, dispute_id',
    params: isLate ? [today] : [],
  };
  const { total, values } = readPage(file, 'content', selection, query);
  return { head: { total }, rows: values.map((content): DisputeListRow => JSON.parse(content)) };
}

/** A window into the next actions. */
export function readFollowUps(
  file: SqliteFile,
  query: FollowUpListQuery,
  today: string,
): DueList<FollowUpListRow> {
  const isDue = query.filter === 'due';
  const selection = {
    from: `follow_up ${isDue ? 'WHERE date <= ?' : ''}`,
    order: 'date, account_id',
    params: isDue ? [today] : [],
  };
  const { total, values } = readPage(file, 'account_key', selection, query);
  const rows = readAccountRows(file, values.map(Number)).flatMap((row) =>
    row.nextAction === null
      ? []
      : [{ ...row.nextAction, accountId: row.accountId, accountNumber: row.number, accountName: row.name }],
  );
  return { head: { total }, rows };
}

function readPage(file: SqliteFile, column: string, { from, order, params }: Selection, page: Page) {
  const total = Number(file.statements.values(`SELECT count(*) FROM ${from}`).get(...params));
  const sql = `SELECT ${column} FROM ${from} ORDER BY ${order} LIMIT ? OFFSET ?`;
  const values = file.statements.values(sql).all(...params, page.limit, page.offset);
  return { total, values: values.map(String) };
}
