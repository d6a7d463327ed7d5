import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';

export const createOutbox: SqliteMigration = {
  version: 1,
  name: 'create outbox',
  up(database) {
    database.exec(`
      CREATE TABLE outbox_command (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        account_id TEXT NOT NULL,
        actor_id TEXT NOT NULL,
        actor TEXT NOT NULL,
        envelope TEXT NOT NULL,
        state TEXT NOT NULL CHECK (
          state IN ('waiting', 'sent', 'applied', 'settled', 'refused', 'dismissed', 'withdrawn')
        ),
        failures TEXT NOT NULL DEFAULT '[]',
        documents TEXT NOT NULL DEFAULT '[]',
        offered_to TEXT
      ) STRICT;
      CREATE INDEX outbox_command_of_account ON outbox_command (account_id, state);
      CREATE INDEX outbox_command_in_state ON outbox_command (state, position);
    `);
  },
};
