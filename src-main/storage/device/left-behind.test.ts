import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaveSealedOutbox, markHandedIn } from '../sealed-outbox/sealed-folders.ts';
import { moveDatabaseAside } from '../sqlite-file/move-database-aside.ts';
import { setAside } from '../sqlite-file/set-aside.ts';
import { leftBehind } from './left-behind.ts';

describe('what is left behind beside the data', () => {
  let root = '';
  let folder = '';
  const path = () => join(folder, 'workstation.sqlite');
  const now = new Date('2026-03-31T09:00:00.000Z');
  const later = new Date('2026-04-30T09:00:00.000Z');
  const write = (name: string, bytes: number) => writeFileSync(name, Buffer.alloc(bytes));
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'duebook-left-'));
    folder = join(root, 'workstation');
    mkdirSync(folder);
    write(path(), 100);
    write(join(root, 'workstation.key'), 5);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is nothing where nothing was put aside, whatever else lies there', () => {
    mkdirSync(join(folder, 'sealed-outbox'));
    for (const name of [
      'workstation.sqlite-wal',
      'a.set-aside-20260131T120000',
      'workstation.sqlite.replaced-x',
    ])
      write(join(folder, name), 7);
    write(join(root, 'notes.replaced-20260131T120000'), 7);
    expect(leftBehind(path())).toEqual([]);
    expect(leftBehind(join(root, 'none', 'workstation', 'workstation.sqlite'))).toEqual([]);
  });

  it('is found under the names that the program gives, counted by kind, a log with its file', () => {
    write(join(folder, 'workstation.sqlite-wal'), 11);
    moveDatabaseAside(path(), now);
    write(path(), 100);
    setAside(path(), now);
    rmSync(path());
    write(path(), 100);
    setAside(path(), later);
    for (const at of [now, later]) {
      mkdirSync(join(folder, 'sealed-outbox', 'files'), { recursive: true });
      write(join(folder, 'sealed-outbox', 'records'), 20);
      write(join(folder, 'sealed-outbox', 'files', 'one'), 300);
      leaveSealedOutbox(folder, at);
    }
    markHandedIn(folder, join(folder, 'sealed-outbox.left-20260331T090000'), later);
    write(join(root, 'workstation.key.before-0123abcd'), 5);
    write(join(root, 'workstation.key.set-aside-20260331T090000'), 5);
    write(join(folder, 'workstation.sqlite.1-2.damaged-log'), 9);
    expect(leftBehind(path())).toEqual([
      { kind: 'waiting', count: 1, bytes: 320 },
      { kind: 'set-aside', count: 2, bytes: 116 },
      { kind: 'replaced', count: 2, bytes: 200 },
      { kind: 'damaged-log', count: 1, bytes: 9 },
      { kind: 'former-key', count: 1, bytes: 5 },
      { kind: 'handed-in', count: 1, bytes: 320 },
    ]);
  });

  it.skipIf(process.platform === 'win32')(
    'follows no link, and none that leads to nothing or to itself',
    () => {
      symlinkSync(join(folder, 'nowhere'), join(folder, 'workstation.sqlite.replaced-20260331T090000'));
      mkdirSync(join(folder, 'sealed-outbox.handed-in-20260331T090000'));
      symlinkSync('.', join(folder, 'sealed-outbox.handed-in-20260331T090000', 'self'));
      expect(leftBehind(path())).toMatchObject([
        { kind: 'replaced' },
        { kind: 'handed-in', count: 1, bytes: 1 },
      ]);
    },
  );
});
