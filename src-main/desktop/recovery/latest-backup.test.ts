import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { latestBackup } from './latest-backup.ts';

describe('the newest backup', () => {
  let folder = '';
  const database = () => join(folder, 'workstation', 'workstation.sqlite');
  const backup = (name: string) => join(folder, 'backups', name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-backups-'));
    mkdirSync(join(folder, 'backups'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is that which the disk has as the last one written', () => {
    for (const [name, day] of [
      ['b', '02'],
      ['a', '03'],
      ['c', '01'],
    ] as const) {
      writeFileSync(backup(`${name}.sqlite`), '');
      const at = new Date(`2026-03-${day}T00:00:00.000Z`);
      utimesSync(backup(`${name}.sqlite`), at, at);
    }
    expect(latestBackup(database())).toEqual({
      path: backup('a.sqlite'),
      madeAt: '2026-03-03T00:00:00.000Z',
    });
  });

  it.skipIf(process.platform === 'win32')(
    'is none where there are only folders, and links that lead nowhere',
    () => {
      mkdirSync(backup('folder.sqlite'));
      symlinkSync(join(folder, 'nowhere'), backup('link.sqlite'));
      symlinkSync(backup('self.sqlite'), backup('self.sqlite'));
      expect(latestBackup(database())).toBeUndefined();
      expect(latestBackup(join(folder, 'none', 'workstation', 'w.sqlite'))).toBeUndefined();
    },
  );
});
