import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';

/**
 * Batches of documents: what is to be made in its order, what became of each document, and the papers that were made.
 * A paper stands in a table of its own: what is counted and listed does not read over it.
 */
export const createDocumentBatches: SqliteMigration = {
  version: 9,
  name: 'create document batches',
  up(database) {
    database.exec(`
      CREATE TABLE document_batch (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        actor_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        output TEXT NOT NULL,
        as_of TEXT NOT NULL,
        started_at TEXT NOT NULL,
        departed_count INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE TABLE document_batch_item (
        batch_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        account_id TEXT NOT NULL,
        account_number TEXT NOT NULL,
        account_name TEXT NOT NULL,
        request TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'made', 'failed')),
        failure TEXT,
        file_name TEXT,
        page_count INTEGER CHECK (page_count > 0),
        size_bytes INTEGER CHECK (size_bytes > 0),
        PRIMARY KEY (batch_id, position),
        CHECK ((state = 'failed') = (failure IS NOT NULL)),
        CHECK ((state = 'made') = (size_bytes IS NOT NULL))
      ) STRICT;
      CREATE INDEX document_batch_item_of_state ON document_batch_item (batch_id, state, position);
      CREATE INDEX document_batch_item_of_account ON document_batch_item (account_id);
      CREATE TABLE document_batch_paper (
        batch_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (batch_id, position)
      ) STRICT;
    `);
  },
};
