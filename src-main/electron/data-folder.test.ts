import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { layOutDataFolders, makeDataFolders } from './data-folder.ts';

describe('data folders of the Electron host', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-data-folders-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('are made for the owner alone, as often as the program starts; that of a training is not', async () => {
    const folders = layOutDataFolders(join(folder, 'data'));
    // As two starts do that come together.
    expect(await Promise.all([makeDataFolders(folders), makeDataFolders(folders)])).toEqual([
      undefined,
      undefined,
    ]);
    expect(await makeDataFolders(folders)).toBeUndefined();
    for (const made of [folders.desktop, folders.database, folders.browserProfile]) {
      expect(statSync(made).isDirectory()).toBe(true);
      if (process.platform !== 'win32') expect(statSync(made).mode & 0o777).toBe(0o700);
    }
    expect(existsSync(folders.training)).toBe(false);
  });

  test('are absolute, as Electron wants them, wherever the program was started', () => {
    expect(isAbsolute(layOutDataFolders('data').browserProfile)).toBe(true);
  });

  test('that cannot be made are told, with the one that was wanted', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const folders = layOutDataFolders(join(file, 'data'));
    expect(await makeDataFolders(folders)).toEqual({ folder: folders.desktop, code: 'ENOTDIR' });
  });

  // Node's own recursive way never ends there, as on a drive that is away.
  test.skipIf(process.platform !== 'linux')('are told where nothing can be made at all', async () => {
    const folders = layOutDataFolders('/proc/duebook-gone/data');
    expect(await makeDataFolders(folders)).toEqual({
      folder: folders.desktop,
      // Another one for root than for everybody else.
      code: expect.stringMatching(/^(ENOENT|EACCES)$/),
    });
  });
});
