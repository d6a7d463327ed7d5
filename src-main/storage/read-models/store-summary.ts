import { z } from 'zod';
import { toSearchText } from '../../../src-shared/domain/search/search-text.ts';
import type { AccountSummary, SummaryUpdate } from '../../engine/ports/read-models-port.ts';
import { toSortableText } from '../rx-storage/sortable-text.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { facetKeyOf } from './account-facets.ts';
import { flagsOf } from './account-flags.ts';
import type { FigureChanges } from './figure-totals.ts';
import { nextEpoch } from './read-models-clock.ts';
import { hasPresentForms } from './search-forms-version.ts';
import { removeLists, writeLists } from './write-lists.ts';
import { type ChunkCounts, noChunks, removeSearch, writeSearch } from './write-search.ts';

const storedSchema = z.object({
  accountKey: z.number(),
  revision: z.number(),
  contacts: z.number(),
  notes: z.number(),
  invoices: z.number(),
});
const storedSql = `SELECT account_key AS accountKey, revision, contact_chunks AS contacts, note_chunks AS notes,
  invoice_chunks AS invoices FROM account_summary WHERE account_id = ?`;
type StoredAccount = ChunkCounts & { readonly accountKey: number; readonly revision: number };

/** Stores what was computed while the account is as stale as it was then, inside the caller's transaction. */
export function storeUpdate(
  file: SqliteFile,
  { stale, summary }: SummaryUpdate,
  revision: number,
  figures: FigureChanges,
): void {
  // Another computation of the same account may have read a later state and stored it meanwhile.
  const mark = file.statements
    .values('SELECT mark FROM stale_account WHERE account_id = ?')
    .get(stale.accountId);
  if (mark !== stale.mark) return;
  if (summary === undefined) removeAccount(file, stale.accountId, figures);
  else storeSummary(file, summary, revision, figures);
  file.statements.rows('DELETE FROM stale_account WHERE account_id = ?').run(stale.accountId);
}

/** Takes an account out of every read model, inside the caller's transaction. */
export function removeAccount(file: SqliteFile, accountId: string, figures: FigureChanges): void {
  const stored = readStored(file, accountId);
  if (stored === undefined) return;
  removeSearch(file, stored.accountKey, stored);
  removeLists(file, stored.accountKey);
  figures.replace(stored.accountKey, undefined);
  for (const table of ['account_summary', 'account_row']) {
    file.statements.rows(`DELETE FROM ${table} WHERE account_key = ?`).run(stored.accountKey);
  }
  nextEpoch(file);
}

function storeSummary(
  file: SqliteFile,
  summary: AccountSummary,
  revision: number,
  figures: FigureChanges,
): void {
  const stored = readStored(file, summary.row.accountId);
  const accountKey = stored?.accountKey ?? newAccountKey(file);
  const chunks = writeSearch(file, accountKey, summary, {
    counts: stored ?? noChunks,
    hasPresentForms: stored === undefined || hasPresentForms(file, stored.revision),
  });
  file.statements
    .rows(upsertSql)
    .run({ ...columnsOf(file, summary, chunks), account_key: accountKey, revision });
  file.statements
    .rows('INSERT OR REPLACE INTO account_row (account_key, content) VALUES (?, ?)')
    .run(accountKey, JSON.stringify(summary.row));
  if (stored !== undefined) removeLists(file, accountKey);
  writeLists(file, accountKey, summary);
  figures.replace(accountKey, summary.figures);
}

function readStored(file: SqliteFile, accountId: string): StoredAccount | undefined {
  const row = file.statements.rows(storedSql).get(accountId);
  return row === undefined ? undefined : storedSchema.parse(row);
}

function newAccountKey(file: SqliteFile): number {
  const sql = 'SELECT coalesce(max(account_key), 0) + 1 FROM account_summary';
  return Number(file.statements.values(sql).get());
}

const columnNames = [
  'account_id',
  'number_order',
  'sort_name',
  'currency',
  'score',
  'overdue_minor',
  'to_collect_minor',
  'oldest_days',
  'last_contact_on',
  'flags',
  'facet_key',
  'contact_chunks',
  'note_chunks',
  'invoice_chunks',
] as const;

const allNames = ['account_key', 'revision', ...columnNames];
const upsertSql = `INSERT INTO account_summary (${allNames.join()})
  VALUES (${allNames.map((name) => `@${name}`).join()})
  ON CONFLICT (account_key) DO UPDATE SET ${allNames
    .slice(1)
    .map((name) => `${name} = excluded.${name}`)
    .join()}`;

function columnsOf(file: SqliteFile, summary: AccountSummary, chunks: ChunkCounts) {
  const { row } = summary;
  return {
    account_id: row.accountId,
    number_order: toSortableText(row.number),
    sort_name: toSortableText(toSearchText(row.name)),
    currency: row.currency,
    score: row.score,
    overdue_minor: row.overdueMinor,
    to_collect_minor: row.toCollectMinor,
    oldest_days: row.oldestDaysPastDue,
    last_contact_on: row.lastContactOn ?? '',
    flags: flagsOf(summary),
    facet_key: facetKeyOf(file, row),
    contact_chunks: chunks.contacts,
    note_chunks: chunks.notes,
    invoice_chunks: chunks.invoices,
  } satisfies Record<(typeof columnNames)[number], string | number>;
}
