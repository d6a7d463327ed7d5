import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';

/** The audit chain of the device. A row is added behind the last one; none is ever changed or removed. */
export const createDeviceAudit: SqliteMigration = {
  version: 5,
  name: 'create device audit',
  up(database) {
    database.exec(`
      CREATE TABLE device_audit (
        n INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        actor_id TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        body_hash TEXT NOT NULL,
        prev_hash TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER device_audit_is_not_changed BEFORE UPDATE ON device_audit BEGIN
        SELECT raise(ABORT, 'the audit chain is append-only');
      END;
      CREATE TRIGGER device_audit_is_not_removed BEFORE DELETE ON device_audit BEGIN
        SELECT raise(ABORT, 'the audit chain is append-only');
      END;
      -- A replacing insert fires no trigger of a deletion.
      CREATE TRIGGER device_audit_is_in_order BEFORE INSERT ON device_audit
      WHEN new.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM device_audit) BEGIN
        SELECT raise(ABORT, 'the audit chain is append-only');
      END;
    `);
  },
};
