import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';

/** The files of accounts that this device holds, in pieces, and which commands refer to them. */
export const createHeldFiles: SqliteMigration = {
  version: 6,
  name: 'create held files',
  up(database) {
    database.exec(`
      CREATE TABLE held_file (
        account_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        actor_id TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size_bytes INTEGER NOT NULL CHECK (size_bytes > 0),
        state TEXT NOT NULL CHECK (state IN ('kept', 'here', 'loading', 'refused')),
        moved_bytes INTEGER NOT NULL CHECK (moved_bytes BETWEEN 0 AND size_bytes),
        refused_for TEXT,
        PRIMARY KEY (account_id, sha256)
      ) STRICT;
      CREATE INDEX held_file_to_send ON held_file (account_id, sha256) WHERE state = 'kept';
      CREATE TABLE held_file_piece (
        account_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        start_byte INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (account_id, sha256, start_byte)
      ) STRICT;
      CREATE TABLE outbox_file (
        command_id TEXT NOT NULL,
        account_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (command_id, sha256)
      ) STRICT;
      CREATE INDEX outbox_file_of_content ON outbox_file (account_id, sha256);
    `);
  },
};
