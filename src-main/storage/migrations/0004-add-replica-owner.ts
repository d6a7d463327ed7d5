import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';

export const addReplicaOwner: SqliteMigration = {
  version: 4,
  name: 'add replica owner and offered commands',
  up(database) {
    database.exec(`
      ALTER TABLE outbox_command ADD COLUMN offered_to TEXT;
      INSERT OR IGNORE INTO device_setting (name, value)
        SELECT 'replica-owner', json_extract(value, '$.actor.userId') FROM device_setting WHERE name = 'session';
    `);
  },
};
