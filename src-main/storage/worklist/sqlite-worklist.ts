import { z } from 'zod';
import type {
  WorklistQuery,
  WorklistRow,
  WorklistTotals,
} from '../../../src-shared/contract/worklist-view.ts';
import type {
  AccountSummary,
  StaleAccount,
  SummaryUpdate,
  WorklistPort,
} from '../../engine/ports/worklist-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { toSearchText } from './search-text.ts';
import { markAccountStale } from './stale-accounts.ts';
import { worklistCondition, worklistOrder } from './worklist-query.ts';

const versionName = 'worklist-version';
const staleSchema = z.object({ account_id: z.string(), mark: z.number() });
const nameSchema = z.object({ name: z.string(), number: z.string() });
const totalsSchema = z.object({
  currency: z.string(),
  accountCount: z.number(),
  overdueMinor: z.number(),
  toCollectMinor: z.number(),
});
const countsSchema = z.object({
  accounts: z.number(),
  toWork: z.number(),
  promisesDue: z.number(),
  brokenPromises: z.number(),
  disputes: z.number(),
});

/** The worklist's read model in the encrypted file. */
export function createSqliteWorklist(file: SqliteFile): WorklistPort {
  return {
    markStale(accountIds) {
      file.write(() => {
        for (const accountId of accountIds) markAccountStale(file, accountId);
      });
    },
    markAllStale() {
      file.write(() =>
        file.database.exec(`INSERT INTO stale_account (account_id, mark)
          SELECT account_id, 1 FROM account_summary WHERE true
          ON CONFLICT (account_id) DO UPDATE SET mark = mark + 1`),
      );
    },
    stale: (limit, except = []) => readStale(file, limit, except),
    staleMark(accountId) {
      const sql = 'SELECT mark FROM stale_account WHERE account_id = ?';
      const mark = file.read(() => file.statements.values(sql).get(accountId));
      return typeof mark === 'number' ? { accountId, mark } : undefined;
    },
    store(updates) {
      file.write(() => {
        for (const update of updates) store(file, update);
      });
    },
    version: () => readVersion(file),
    setVersion: (version) => writeVersion(file, version),
    rows: (query) => readRows(file, query),
    totals: (query) => readTotals(file, query),
    counts: () => readCounts(file),
    nameOf: (accountId) => readName(file, accountId),
    clear() {
      file.write(() => file.database.exec('DELETE FROM account_summary'));
    },
  };
}

function readStale(file: SqliteFile, limit: number, except: Iterable<string>): readonly StaleAccount[] {
  const sql = `SELECT account_id, mark FROM stale_account
    WHERE account_id NOT IN (SELECT value FROM json_each(?)) LIMIT ?`;
  const rows = file.read(() => file.statements.rows(sql).all(JSON.stringify([...except]), limit));
  return rows.map((row) => {
    const { account_id: accountId, mark } = staleSchema.parse(row);
    return { accountId, mark };
  });
}

function readName(file: SqliteFile, accountId: string) {
  const sql = 'SELECT name, number FROM account_summary WHERE account_id = ?';
  const row = file.read(() => file.statements.rows(sql).get(accountId));
  return row === undefined ? undefined : nameSchema.parse(row);
}

function store(file: SqliteFile, { stale, summary }: SummaryUpdate): void {
  // Another computation of the same account may have read a later state and stored it meanwhile.
  const mark = file.statements
    .values('SELECT mark FROM stale_account WHERE account_id = ?')
    .get(stale.accountId);
  if (mark !== stale.mark) return;
  if (summary === undefined) {
    file.statements.rows('DELETE FROM account_summary WHERE account_id = ?').run(stale.accountId);
  } else {
    file.statements.rows(upsertSql).run(columnsOf(summary));
  }
  file.statements.rows('DELETE FROM stale_account WHERE account_id = ?').run(stale.accountId);
}

const columnNames = [
  'account_id',
  'number',
  'name',
  'sort_name',
  'search_text',
  'currency',
  'score',
  'overdue_minor',
  'to_collect_minor',
  'oldest_days',
  'last_contact_on',
  'is_to_work',
  'has_broken_promise',
  'has_promise_due',
  'has_dispute',
  'content',
] as const;

const upsertSql = `INSERT OR REPLACE INTO account_summary (${columnNames.join()})
  VALUES (${columnNames.map((name) => `@${name}`).join()})`;

function columnsOf({ row, isToWork, hasPromiseDue }: AccountSummary) {
  return {
    account_id: row.accountId,
    number: row.number,
    name: row.name,
    sort_name: toSearchText(row.name),
    search_text: `${toSearchText(row.number)} ${toSearchText(row.name)}`,
    currency: row.currency,
    score: row.score,
    overdue_minor: row.overdueMinor,
    to_collect_minor: row.toCollectMinor,
    oldest_days: row.oldestDaysPastDue,
    last_contact_on: row.lastContactOn,
    is_to_work: Number(isToWork),
    has_broken_promise: Number(row.brokenPromiseCount > 0),
    has_promise_due: Number(hasPromiseDue),
    has_dispute: Number(row.activeDisputeCount > 0),
    content: JSON.stringify(row),
  } satisfies Record<(typeof columnNames)[number], string | number | null>;
}

function readRows(file: SqliteFile, query: WorklistQuery): readonly WorklistRow[] {
  const { sql, params } = worklistCondition(query);
  const text = `SELECT content FROM account_summary ${sql} ORDER BY ${worklistOrder(query)} LIMIT ? OFFSET ?`;
  return file.read(() =>
    file.statements
      .values(text)
      .all(...params, query.limit, query.offset)
      .map((content): WorklistRow => JSON.parse(String(content))),
  );
}

function readTotals(file: SqliteFile, query: WorklistQuery): readonly WorklistTotals[] {
  const { sql, params } = worklistCondition(query);
  const text = `SELECT currency, count(*) AS accountCount, sum(overdue_minor) AS overdueMinor,
    sum(to_collect_minor) AS toCollectMinor FROM account_summary ${sql} GROUP BY currency ORDER BY currency`;
  return file.read(() => z.array(totalsSchema).parse(file.statements.rows(text).all(...params)));
}

function readCounts(file: SqliteFile) {
  const text = `SELECT count(*) AS accounts, coalesce(sum(is_to_work), 0) AS toWork,
    coalesce(sum(has_promise_due), 0) AS promisesDue, coalesce(sum(has_broken_promise), 0) AS brokenPromises,
    coalesce(sum(has_dispute), 0) AS disputes FROM account_summary`;
  return file.read(() => countsSchema.parse(file.statements.rows(text).get()));
}

function readVersion(file: SqliteFile): string | undefined {
  const sql = 'SELECT value FROM device_setting WHERE name = ?';
  const value = file.read(() => file.statements.values(sql).get(versionName));
  return typeof value === 'string' ? value : undefined;
}

function writeVersion(file: SqliteFile, version: string): void {
  file.write(() =>
    file.statements
      .rows('INSERT OR REPLACE INTO device_setting (name, value) VALUES (?, ?)')
      .run(versionName, version),
  );
}
