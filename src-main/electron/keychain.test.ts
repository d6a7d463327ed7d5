import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const standIn = vi.hoisted(() => ({ available: true, backend: 'gnome_libsecret', user: 1 }));

vi.mock('electron', () => ({
  safeStorage: {
    isEncryptionAvailable: () => standIn.available,
    getSelectedStorageBackend: () => standIn.backend,
    encryptString: (text: string) => Buffer.from(text, 'utf8').map((byte) => byte ^ standIn.user),
    decryptString: (wrapped: Buffer) => {
      const text = Buffer.from(wrapped.map((byte) => byte ^ standIn.user)).toString('utf8');
      if (!/^[A-Za-z0-9+/=]*$/.test(text)) throw new Error('cannot decrypt');
      return text;
    },
  },
}));

const { KeychainError, loadDatabaseKey } = await import('./keychain.ts');

describe('database key', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-keychain-'));
    Object.assign(standIn, { available: true, backend: 'gnome_libsecret', user: 1 });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const load = (platform: NodeJS.Platform = 'linux') =>
    loadDatabaseKey(folder, join(folder, 'replica.db'), platform);

  test('is made once, random, and wrapped on disk for the owner alone', () => {
    const key = load();
    expect(key).toHaveLength(32);
    expect(Buffer.from(load())).toEqual(Buffer.from(key));
    const file = join(folder, 'database-key.wrapped');
    expect(readFileSync(file).includes(Buffer.from(key))).toBe(false);
    expect(readFileSync(file, 'latin1')).not.toContain(Buffer.from(key).toString('base64'));
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['database-key.wrapped']);
  });

  test('is refused where the keychain only pretends (Linux basic_text)', () => {
    standIn.backend = 'basic_text';
    expect(() => load()).toThrow(KeychainError);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is refused where there is no keychain', () => {
    standIn.available = false;
    expect(() => load('darwin')).toThrow(KeychainError);
  });

  test('is never made anew beside an existing database', () => {
    writeFileSync(join(folder, 'replica.db'), 'encrypted');
    expect(() => load()).toThrow(/key of the local database is missing/);
    expect(readdirSync(folder)).toEqual(['replica.db']);
  });

  test('of another user gives a clear error and stays as it is', () => {
    load();
    const before = readFileSync(join(folder, 'database-key.wrapped'));
    standIn.user = 200;
    expect(() => load()).toThrow(KeychainError);
    expect(readFileSync(join(folder, 'database-key.wrapped'))).toEqual(before);
  });
});
