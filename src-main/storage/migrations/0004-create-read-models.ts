import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';

// Every list of accounts is walked on an index that has all it needs: the order, the filters' flags and the key.
const ties = 'score DESC, currency, to_collect_minor DESC, number_order, account_id, flags';
const orderIndexes = {
  priority: ties,
  name: 'sort_name, number_order, account_id, flags',
  overdue: `currency, overdue_minor DESC, score DESC, to_collect_minor DESC, number_order, account_id, flags`,
  to_collect: `currency, to_collect_minor DESC, score DESC, number_order, account_id, flags`,
  oldest: `oldest_days DESC, ${ties}`,
  last_contact: `last_contact_on DESC, ${ties}`,
};

/** The read models with lists and search. They are computed again, so nothing of the first ones is kept. */
export const createReadModels: SqliteMigration = {
  version: 4,
  name: 'create read models',
  up(database) {
    database.exec(`
      DROP TABLE account_summary;
      DELETE FROM device_setting WHERE name = 'worklist-version';

      ALTER TABLE stale_account RENAME TO stale_account_before;
      CREATE TABLE stale_account (account_id TEXT PRIMARY KEY, mark INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      INSERT INTO stale_account SELECT account_id, mark FROM stale_account_before;
      DROP TABLE stale_account_before;

      CREATE TABLE read_models_clock (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        mark INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        epoch INTEGER NOT NULL
      ) STRICT;
      INSERT INTO read_models_clock SELECT 1, coalesce(max(mark), 0), 0, 0 FROM stale_account;

      CREATE TABLE account_summary (
        account_key INTEGER PRIMARY KEY,
        account_id TEXT NOT NULL UNIQUE,
        revision INTEGER NOT NULL,
        number_order TEXT NOT NULL,
        sort_name TEXT NOT NULL,
        currency TEXT NOT NULL,
        score INTEGER NOT NULL,
        overdue_minor INTEGER NOT NULL,
        to_collect_minor INTEGER NOT NULL,
        oldest_days INTEGER NOT NULL,
        last_contact_on TEXT NOT NULL,
        flags INTEGER NOT NULL,
        contact_chunks INTEGER NOT NULL,
        note_chunks INTEGER NOT NULL,
        invoice_chunks INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX account_summary_by_revision ON account_summary (revision);
      CREATE TABLE account_row (account_key INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;

      CREATE TABLE foreign_balance (
        account_key INTEGER NOT NULL,
        currency TEXT NOT NULL,
        balance_minor INTEGER NOT NULL,
        overdue_minor INTEGER NOT NULL,
        to_collect_minor INTEGER NOT NULL,
        PRIMARY KEY (account_key, currency)
      ) STRICT, WITHOUT ROWID;

      -- A row of a list over all accounts. It may stand in several lists; each is walked along its places.
      CREATE TABLE list_item (
        account_key INTEGER NOT NULL,
        item TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (account_key, item)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE list_place (
        list TEXT NOT NULL,
        place TEXT NOT NULL,
        item TEXT NOT NULL,
        account_key INTEGER NOT NULL,
        mark TEXT NOT NULL,
        PRIMARY KEY (list, place, item, account_key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX list_place_by_account ON list_place (account_key);

      CREATE TABLE field_receipt (
        prefix TEXT NOT NULL,
        counter INTEGER NOT NULL,
        account_key INTEGER NOT NULL,
        device_id TEXT NOT NULL,
        agent_id TEXT NOT NULL,
        agent_name TEXT NOT NULL,
        currency TEXT NOT NULL,
        method TEXT NOT NULL,
        is_voided INTEGER NOT NULL,
        is_deposited INTEGER NOT NULL,
        amount_minor INTEGER NOT NULL,
        PRIMARY KEY (prefix, counter, account_key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX field_receipt_by_account ON field_receipt (account_key);
      CREATE INDEX field_receipt_by_agent
        ON field_receipt (agent_id, currency, method, is_voided, is_deposited, agent_name, amount_minor);

      CREATE TABLE figure_sums (
        account_key INTEGER PRIMARY KEY,
        basis TEXT NOT NULL,
        sums TEXT NOT NULL
      ) STRICT;
      CREATE TABLE figure_total (
        basis TEXT PRIMARY KEY,
        account_count INTEGER NOT NULL,
        sums TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE search_text (text_key INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
      CREATE TABLE search_original (text_key INTEGER PRIMARY KEY, texts TEXT NOT NULL) STRICT;
      CREATE VIRTUAL TABLE search_index USING fts5 (
        text, content = 'search_text', content_rowid = 'text_key',
        tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0
      );
    `);
    for (const [name, columns] of Object.entries(orderIndexes)) {
      database.exec(`CREATE INDEX account_summary_by_${name} ON account_summary (${columns})`);
    }
  },
};
