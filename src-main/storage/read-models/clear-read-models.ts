import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { createFigureChanges } from './figure-totals.ts';
import { nextEpoch } from './read-models-clock.ts';
import { markAllAccountsStale } from './stale-accounts.ts';
import { removeAccount } from './store-summary.ts';

/** Drops the rows of all accounts from every read model and from search. */
export function clearReadModels(file: SqliteFile): void {
  file.write(() => {
    file.database.exec(`
      DELETE FROM account_summary;
      DELETE FROM account_facet;
      DELETE FROM account_row;
      DELETE FROM foreign_balance;
      DELETE FROM list_item;
      DELETE FROM list_place;
      DELETE FROM field_receipt;
      DELETE FROM figure_sums;
      DELETE FROM figure_total;
      INSERT INTO search_index (search_index) VALUES ('delete-all');
      DELETE FROM search_text;
      DELETE FROM search_original;
    `);
    nextEpoch(file);
  });
}

// Taking accounts out one by one is slower than computing the others again from here on.
const maxTakenOut = 500;

const unusedFacetsSql =
  'DELETE FROM account_facet WHERE facet_key NOT IN (SELECT facet_key FROM account_summary)';

/** Drops the rows of the accounts that are stale, which may be those of another person. They stay stale. */
export function clearStaleRows(file: SqliteFile): void {
  file.write(() => {
    const sql = 'SELECT account_id FROM stale_account JOIN account_summary USING (account_id) LIMIT ?';
    const accountIds = file.statements.values(sql).all(maxTakenOut + 1);
    if (accountIds.length > maxTakenOut) {
      markAllAccountsStale(file);
      clearReadModels(file);
    } else {
      const figures = createFigureChanges(file);
      for (const accountId of accountIds) removeAccount(file, String(accountId), figures);
      file.database.exec(unusedFacetsSql);
      figures.add();
    }
  });
}
