import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';

/**
 * What accounts are narrowed down and grouped by. Few combinations stand for all accounts: a row of the worklist holds
 * the key of its own, so that the columns in memory are read as fast as before. The rows are computed again.
 */
export const createAccountFacets: SqliteMigration = {
  version: 7,
  name: 'create account facets',
  up(database) {
    database.exec(`
      CREATE TABLE account_facet (
        facet_key INTEGER PRIMARY KEY,
        segment TEXT NOT NULL,
        collector_id TEXT NOT NULL,
        risk_class TEXT NOT NULL,
        parent_id TEXT NOT NULL,
        UNIQUE (segment, collector_id, risk_class, parent_id)
      ) STRICT;
      ALTER TABLE account_summary ADD COLUMN facet_key INTEGER NOT NULL DEFAULT 0;
    `);
  },
};
