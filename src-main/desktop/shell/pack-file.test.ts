import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maxPackCharacters } from '../../../src-shared/contract/pack-file.ts';
import { readStatementPack } from '../../../src-shared/contract/statement-pack.ts';
import { readPackFile } from './pack-file.ts';

describe('the file of a statement pack', () => {
  let folder = '';
  const path = () => join(folder, 'a.duebook-pack');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-pack-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is read as text', async () => {
    writeFileSync(path(), '{"name": "Köln"}');
    expect(await readPackFile(path())).toBe('{"name": "Köln"}');
  });

  it('is cut off where it is longer than any pack, and seen to be too long, whatever its letters', async () => {
    for (const letter of ['a', '字']) {
      writeFileSync(path(), letter.repeat(maxPackCharacters + 5));
      const text = (await readPackFile(path())) ?? '';
      expect(text).toHaveLength(maxPackCharacters + 1);
      expect(readStatementPack(text)).toEqual({ problem: { code: 'TOO_LARGE' } });
    }
  });

  it('is nothing where there is none, or a folder', async () => {
    expect(await readPackFile(path())).toBeUndefined();
    mkdirSync(path());
    expect(await readPackFile(path())).toBeUndefined();
  });

  it.skipIf(process.platform === 'win32')('is not waited for where it is a pipe or never ends', async () => {
    execFileSync('mkfifo', [path()]);
    expect(await readPackFile(path())).toBeUndefined();
    expect(await readPackFile('/dev/zero')).toBeUndefined();
  });
});
