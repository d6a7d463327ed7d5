import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { applyMigrations } from '../sqlite-file/apply-migrations.ts';
import { openSqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { openFileOfVersion, outboxRow } from './migration.fixture.ts';
import { workstationMigrations } from './workstation-migrations.ts';

const newest = workstationMigrations.length;
let opened: ReturnType<typeof openFileOfVersion>;
afterEach(() => opened.remove());

describe('a file of the workstation', () => {
  test.each([0, 1, 2])('of version %i comes to the newest one with its commands', (version) => {
    opened = openFileOfVersion(version);
    if (version > 0) opened.insert('outbox_command', outboxRow);
    applyMigrations(opened.file.database, workstationMigrations);
    expect(opened.file.database.pragma('user_version', { simple: true })).toBe(newest);
    expect(opened.rows('outbox_command')).toEqual(version > 0 ? [expect.objectContaining(outboxRow)] : []);
  });

  test('of a newer program is refused, and not one byte of it is changed', () => {
    opened = openFileOfVersion(newest);
    opened.insert('outbox_command', outboxRow);
    opened.file.database.pragma(`user_version = ${newest + 1}`);
    opened.file.close();
    const before = readFileSync(opened.path);
    const again = openSqliteFile({ path: opened.path, key: opened.key });
    const tooNew = expect.objectContaining({ code: 'STORAGE_TOO_NEW' });
    expect(() => applyMigrations(again.database, workstationMigrations)).toThrow(tooNew);
    again.close();
    expect(readFileSync(opened.path).equals(before)).toBe(true);
  });
});
