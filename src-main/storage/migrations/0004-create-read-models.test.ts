import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { summaryOf } from '../read-models/account-summary.fixture.ts';
import { markOf, storeAll, wholeWorklist } from '../read-models/read-models.fixture.ts';
import { createSqliteReadModels } from '../read-models/sqlite-read-models.ts';
import { applyMigrations } from '../sqlite-file/apply-migrations.ts';
import { openSqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { workstationMigrations } from './workstation-migrations.ts';

it('drops the first worklist, asks for all to be computed again and keeps what is stale', () => {
  const directory = mkdtempSync(join(tmpdir(), 'duebook-migration-'));
  const file = openSqliteFile({ path: join(directory, 'a.sqlite'), key: randomBytes(32) });
  try {
    applyMigrations(file.database, workstationMigrations.slice(0, 3));
    file.database.exec(`
      INSERT INTO account_summary VALUES
        ('former', 'n', 'Former', 'former', 'n former', 'EUR', 1, 1, 1, 0, NULL, 1, 0, 0, 0, '{}');
      INSERT INTO stale_account VALUES ('b', 7), ('a', 2);
      INSERT INTO device_setting VALUES ('worklist-version', 'v'), ('device-id', 'kept');
    `);
    const applied = applyMigrations(file.database, workstationMigrations.slice(0, 4));
    expect(applied.map((migration) => migration.version)).toEqual([4]);
    applyMigrations(file.database, workstationMigrations);
    const readModels = createSqliteReadModels(file);
    expect(readModels.rows(wholeWorklist)).toEqual([]);
    expect(readModels.version()).toBeUndefined();
    expect(file.statements.values('SELECT name FROM device_setting').all()).toEqual(['device-id']);
    expect(readModels.stale(10)).toEqual([
      { accountId: 'a', mark: 2 },
      { accountId: 'b', mark: 7 },
    ]);
    readModels.markStale(['a']);
    expect(markOf(readModels, 'a').mark).toBeGreaterThan(7);
    storeAll(readModels, [summaryOf({ row: { accountId: 'c', name: 'Later' } })]);
    expect(readModels.rows({ ...wholeWorklist, search: 'later' })).toHaveLength(1);
  } finally {
    file.close();
    rmSync(directory, { recursive: true, force: true });
  }
});
