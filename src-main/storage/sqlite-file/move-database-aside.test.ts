import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveDatabaseAside } from './move-database-aside.ts';

describe('setting a database aside', () => {
  const now = new Date('2026-03-31T09:00:00.000Z');
  const stamp = '20260331T090000';
  let folder: string;
  const path = () => join(folder, 'db');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-aside-'));
    for (const part of ['', '-wal', '-shm', '-journal']) writeFileSync(`${path()}${part}`, part);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps the file with its logs under another name', () => {
    moveDatabaseAside(path(), now);
    const names = ['', '-journal', '-wal'].map((part) => `db.set-aside-${stamp}${part}`);
    expect(readdirSync(folder).sort()).toEqual(names);
    expect(readFileSync(join(folder, `db.set-aside-${stamp}-wal`), 'utf8')).toBe('-wal');
  });

  it('leaves the logs beside a file that takes no other name', () => {
    // A folder in the way stands for a file that another program holds.
    mkdirSync(join(folder, `db.set-aside-${stamp}`));
    expect(() => moveDatabaseAside(path(), now)).toThrow();
    expect(readdirSync(folder).sort()).toEqual([
      'db',
      'db-journal',
      'db-shm',
      'db-wal',
      `db.set-aside-${stamp}`,
    ]);
  });

  it('takes away what a power cut has left of one that was set aside', () => {
    rmSync(path());
    moveDatabaseAside(path(), now);
    expect(readdirSync(folder).sort()).toEqual([
      `db.set-aside-${stamp}-journal`,
      `db.set-aside-${stamp}-wal`,
    ]);
  });
});
