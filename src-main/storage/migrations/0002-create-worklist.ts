import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';

export const createWorklist: SqliteMigration = {
  version: 2,
  name: 'create worklist',
  up(database) {
    database.exec(`
      CREATE TABLE account_summary (
        account_id TEXT PRIMARY KEY,
        number TEXT NOT NULL,
        name TEXT NOT NULL,
        sort_name TEXT NOT NULL,
        search_text TEXT NOT NULL,
        currency TEXT NOT NULL,
        score INTEGER NOT NULL,
        overdue_minor INTEGER NOT NULL,
        to_collect_minor INTEGER NOT NULL,
        oldest_days INTEGER NOT NULL,
        last_contact_on TEXT,
        is_to_work INTEGER NOT NULL,
        has_broken_promise INTEGER NOT NULL,
        has_promise_due INTEGER NOT NULL,
        has_dispute INTEGER NOT NULL,
        content TEXT NOT NULL
      ) STRICT;
      CREATE INDEX account_summary_by_priority
        ON account_summary (score DESC, to_collect_minor DESC, number, account_id);
      CREATE INDEX account_summary_by_name ON account_summary (sort_name, number, account_id);
      CREATE TABLE stale_account (account_id TEXT PRIMARY KEY, mark INTEGER NOT NULL) STRICT;
    `);
  },
};
