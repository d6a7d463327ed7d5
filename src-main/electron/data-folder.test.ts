import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
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
    await makeDataFolders(folders);
    await makeDataFolders(folders);
    for (const made of [folders.desktop, folders.database, folders.browserProfile]) {
      expect(statSync(made).isDirectory()).toBe(true);
      if (process.platform !== 'win32') expect(statSync(made).mode & 0o777).toBe(0o700);
    }
    expect(existsSync(folders.training)).toBe(false);
  });

  test('are absolute, as Electron wants them, wherever the program was started', () => {
    expect(isAbsolute(layOutDataFolders('data').browserProfile)).toBe(true);
  });
});
