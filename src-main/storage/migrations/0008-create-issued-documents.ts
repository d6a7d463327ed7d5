import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';

/**
 * The register of issued documents. A row is written once. The first document of a kind, account and input has copy
 * number 0; whatever is issued again of the same counts on from there.
 */
export const createIssuedDocuments: SqliteMigration = {
  version: 8,
  name: 'create issued documents',
  up(database) {
    database.exec(`
      CREATE TABLE issued_document (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        account_id TEXT NOT NULL,
        account_number TEXT NOT NULL,
        account_name TEXT NOT NULL,
        request TEXT NOT NULL,
        as_of TEXT NOT NULL,
        page_count INTEGER NOT NULL CHECK (page_count > 0),
        input_hash TEXT NOT NULL,
        file_hash TEXT NOT NULL,
        means TEXT NOT NULL,
        issued_at TEXT NOT NULL,
        issued_by_id TEXT NOT NULL,
        issued_by_name TEXT NOT NULL,
        copy_number INTEGER NOT NULL CHECK (copy_number >= 0)
      ) STRICT;
      CREATE UNIQUE INDEX issued_document_of_input
        ON issued_document (account_id, kind, input_hash, copy_number);
      CREATE INDEX issued_document_of_kind ON issued_document (kind, position);
      CREATE INDEX issued_document_of_account ON issued_document (account_id, account_number, account_name);
    `);
  },
};
