import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';

/**
 * The register of the documents that the team issued, by the command that entered each and whether the server has it. The
 * first document of a kind, account and input has copy number 0, and whatever is issued again of the same counts on from
 * there; of two devices without a network each may have issued the first. What a document of this device says is kept
 * once for all its copies, so that it can be made again, and the logo that contents print once for all of them.
 */
export const createIssuedDocuments: SqliteMigration = {
  version: 8,
  name: 'create issued documents',
  up(database) {
    database.exec(`
      CREATE TABLE issued_document (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        number TEXT NOT NULL,
        kind TEXT NOT NULL,
        account_id TEXT NOT NULL,
        account_number TEXT NOT NULL,
        account_name TEXT NOT NULL,
        request TEXT NOT NULL,
        as_of TEXT NOT NULL,
        page_count INTEGER NOT NULL CHECK (page_count > 0),
        template_version INTEGER,
        input_hash TEXT NOT NULL,
        file_hash TEXT NOT NULL,
        means TEXT NOT NULL,
        issued_on TEXT NOT NULL,
        issued_at TEXT NOT NULL,
        issued_by_id TEXT NOT NULL,
        issued_by_name TEXT NOT NULL,
        copy_number INTEGER NOT NULL CHECK (copy_number >= 0),
        copy_of TEXT CHECK ((copy_of IS NULL) = (copy_number = 0)),
        copy_of_id TEXT,
        command_id TEXT,
        is_replicated INTEGER NOT NULL CHECK (is_replicated IN (0, 1))
      ) STRICT;
      CREATE INDEX issued_document_newest ON issued_document (issued_at, position);
      CREATE INDEX issued_document_of_kind ON issued_document (kind, issued_at, position);
      CREATE INDEX issued_document_of_input ON issued_document (account_id, kind, input_hash, copy_number);
      CREATE INDEX issued_document_of_account ON issued_document (account_id, account_number, account_name);
      CREATE INDEX issued_copy_of ON issued_document (copy_of_id, issued_at) WHERE copy_of_id IS NOT NULL;
      CREATE TABLE issued_content (
        account_id TEXT NOT NULL,
        input_hash TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (account_id, input_hash)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE issued_logo (sha256 TEXT PRIMARY KEY, png TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `);
  },
};
