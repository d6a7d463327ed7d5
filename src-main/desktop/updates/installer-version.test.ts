import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkInstaller } from './installer-version.ts';

const folder = mkdtempSync(join(tmpdir(), 'duebook-installer-'));
const file = { url: 'Duebook-1.4.0-x64.exe', size: 9, sha512: '' };

test('an installer that a scanner has taken away is said, and no bug', async () => {
  const taken = await checkInstaller(join(folder, 'taken.exe'), file, '1.4.0');
  expect(taken).toEqual({ ok: false, failure: { code: 'DISK_FAILED', params: {} } });
});

test('an installer that says nothing of its version is that of its name', async () => {
  const path = join(folder, file.url);
  writeFileSync(path, 'installer');
  expect(await checkInstaller(path, file, '1.4.0')).toEqual({ ok: true, value: path });
});
