import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workstationMigrations } from '../storage/migrations/workstation-migrations.ts';
import { openSqliteFile } from '../storage/sqlite-file/open-sqlite-file.ts';
import { startWorkstation } from './engine.fixture.ts';
import { fatalWords } from './fatal-words.ts';
import { storageFileName } from './start-engine.ts';

test('a file of a newer version is refused in words, stays as it is, and opens again with that version', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'duebook-newer-'));
  const setting = { serverUrl: undefined, today: '2026-11-24', directory, key: randomBytes(32) };
  const first = await startWorkstation(setting);
  const deviceId = first.engine.services.device.deviceId();
  await first.close();
  const path = join(directory, storageFileName);
  const setVersion = (version: number): void => {
    const file = openSqliteFile({ path, key: setting.key });
    file.database.pragma(`user_version = ${version}`);
    file.close();
  };
  setVersion(workstationMigrations.length + 1);
  const before = readFileSync(path);

  const refused = await startWorkstation(setting).catch((error: unknown) => error);
  expect(fatalWords(refused)).toMatch(
    /newer version of Duebook; nothing in it was changed\. Install that version/,
  );
  expect(readFileSync(path).equals(before)).toBe(true);

  setVersion(workstationMigrations.length);
  const again = await startWorkstation(setting);
  expect(again.engine.services.device.deviceId()).toBe(deviceId);
  await again.remove();
});
