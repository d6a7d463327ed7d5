import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';

/**
 * The register with the number of each document, and what each says, so that it can be made again: the content of all
 * copies of a document is kept once. Rows of before have neither, and sessions of before no code that numbers begin
 * with: who worked here signs in once more.
 */
export const keepIssuedDocuments: SqliteMigration = {
  version: 9,
  name: 'keep issued documents',
  up(database) {
    database.exec(`
      DROP TABLE issued_document;
      CREATE TABLE issued_document (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        number TEXT NOT NULL UNIQUE,
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
        issued_on TEXT NOT NULL,
        issued_at TEXT NOT NULL,
        issued_by_id TEXT NOT NULL,
        issued_by_name TEXT NOT NULL,
        copy_number INTEGER NOT NULL CHECK (copy_number >= 0)
      ) STRICT;
      CREATE UNIQUE INDEX issued_document_of_input
        ON issued_document (account_id, kind, input_hash, copy_number);
      CREATE INDEX issued_document_of_kind ON issued_document (kind, position);
      CREATE INDEX issued_document_of_account ON issued_document (account_id, account_number, account_name);
      CREATE TABLE issued_content (
        account_id TEXT NOT NULL,
        input_hash TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (account_id, input_hash)
      ) STRICT, WITHOUT ROWID;
      DELETE FROM device_setting WHERE name = 'session';
    `);
  },
};
