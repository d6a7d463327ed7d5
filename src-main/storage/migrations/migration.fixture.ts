import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyMigrations } from '../sqlite-file/apply-migrations.ts';
import { openSqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { workstationMigrations } from './workstation-migrations.ts';

/** A file of the workstation as the program of an earlier version left it, in a folder of its own. */
export function openFileOfVersion(version: number) {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-migration-'));
  const path = join(folder, 'workstation.sqlite');
  const key = randomBytes(32);
  const file = openSqliteFile({ path, key });
  applyMigrations(file.database, workstationMigrations.slice(0, version));
  return {
    path,
    key,
    file,
    insert(table: string, row: Readonly<Record<string, unknown>>) {
      const names = Object.keys(row);
      const sql = `INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`;
      file.database.prepare(sql).run(...Object.values(row));
    },
    rows: (table: string) => file.database.prepare(`SELECT * FROM ${table}`).all(),
    /** Takes the one step to the next version. */
    migrate: () => applyMigrations(file.database, workstationMigrations.slice(0, version + 1)),
    remove() {
      file.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A row of the outbox with everything in it. */
export const outboxRow = {
  position: 4,
  id: 'c-1',
  account_id: 'a-1',
  actor_id: 'u-1',
  actor: '{"name":"Müller 😀"}',
  envelope: '{"name":"activity.log"}',
  state: 'waiting',
  failures: '[]',
  documents: '[{"id":"d-1"}]',
  offered_to: 'https://server.example/',
};

/** A row of the worklist with everything in it. */
export const accountSummaryRow = {
  account_id: 'a-1',
  number: '100',
  name: 'Müller',
  sort_name: 'muller',
  search_text: 'muller 100',
  currency: 'EUR',
  score: 7,
  overdue_minor: 12_345,
  to_collect_minor: 10_000,
  oldest_days: 31,
  last_contact_on: '2026-01-31',
  is_to_work: 1,
  has_broken_promise: 0,
  has_promise_due: 1,
  has_dispute: 0,
  content: '{"name":"Müller"}',
};
