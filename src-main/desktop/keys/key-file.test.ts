import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../browser/folder-lock.ts';
import { openKeyFile } from './key-file.ts';

describe('the key file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (passphrase?: string) =>
    openKeyFile({ path: join(folder, 'workstation.key'), databasePath: join(folder, 'db'), passphrase });

  it('mints 32 random bytes once, readable by the owner only', async () => {
    const key = await open();
    expect(key).toHaveLength(32);
    expect(await open()).toEqual(key);
    expect(statSync(join(folder, 'workstation.key')).mode & 0o777).toBe(0o600);
  });

  it('never makes a new key beside an existing database', async () => {
    writeFileSync(join(folder, 'db'), 'encrypted');
    await expect(open()).rejects.toThrow('is missing');
  });

  it('says so when the file cannot be read, and leaves it alone', async () => {
    writeFileSync(
      join(folder, 'workstation.key'),
      '{"version":1,"slots":[{"kind":"bare","key":"c2hvcnQ="}],"sealed":{"nonce":"","tag":"","ciphertext":""}}',
    );
    await expect(open()).rejects.toThrow('cannot be read');
    writeFileSync(join(folder, 'workstation.key'), 'not JSON');
    await expect(open()).rejects.toThrow('cannot be read');
    expect(readFileSync(join(folder, 'workstation.key'), 'utf8')).toBe('not JSON');
  });

  it('wraps a key with a passphrase, opens it with the same one and with no other', async () => {
    const key = await open();
    expect(Buffer.from(await open('correct horse')).equals(key)).toBe(true);
    expect(readFileSync(join(folder, 'workstation.key'), 'utf8')).not.toContain(
      Buffer.from(key).toString('base64'),
    );
    expect(Buffer.from(await open('correct horse')).equals(key)).toBe(true);
    await expect(open('wrong')).rejects.toThrow('does not open');
    await expect(open()).rejects.toThrow('DUEBOOK_PASSPHRASE');
  });
});

describe("the data folder's lock", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('refuses a second holder while the first lives, and takes over from one that is gone', () => {
    const path = join(folder, 'lock');
    writeFileSync(path, `${process.ppid} `);
    expect(() => lockFolder(path)).toThrow('Another Duebook workstation');
    writeFileSync(path, '999999999 1');
    const release = lockFolder(path);
    expect(readFileSync(path, 'utf8')).toContain(String(process.pid));
    release();
    lockFolder(path)();
  });

  it('takes over from a process that is gone although its number was given again', () => {
    const path = join(folder, 'lock');
    writeFileSync(path, `${process.ppid} 1`);
    const isLinux = process.platform === 'linux';
    if (isLinux) lockFolder(path)();
    else expect(() => lockFolder(path)).toThrow('Another Duebook workstation');
  });
});
