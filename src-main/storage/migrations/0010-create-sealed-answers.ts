import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';

/** What the server said about the records of a sealed outbox that a former file of the workstation has left. */
export const createSealedAnswers: SqliteMigration = {
  version: 10,
  name: 'create sealed answers',
  up(database) {
    database.exec(`
      CREATE TABLE sealed_answer (
        record TEXT PRIMARY KEY,
        actor_id TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('applied', 'refused', 'unreadable')),
        answered_at TEXT NOT NULL,
        is_read INTEGER NOT NULL DEFAULT 0 CHECK (is_read IN (0, 1))
      ) STRICT;
    `);
  },
};
