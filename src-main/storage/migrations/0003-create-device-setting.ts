import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';

export const createDeviceSetting: SqliteMigration = {
  version: 3,
  name: 'create device setting',
  up(database) {
    database.exec('CREATE TABLE device_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT');
  },
};
