import { appendFileSync, chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupSqliteFile } from '../../src-main/storage/sqlite-file/backup-sqlite-file.ts';
import { checkSqliteFile } from '../../src-main/storage/sqlite-file/check-sqlite-file.ts';
import { openSqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { rekeySqliteFile } from '../../src-main/storage/sqlite-file/rekey-sqlite-file.ts';
import {
  codeOf,
  KEY,
  makeSampleFile,
  OTHER_KEY,
} from '../../src-main/storage/sqlite-file/sample-file.fixture.ts';

// Runs in a process of its own, as another user or with a disk of its own, and prints what came of each step.
const [trouble = '', folder = ''] = process.argv.slice(2);
const path = join(folder, 'replica.sqlite');
const ballast = join(folder, 'ballast');

function append(bytes: number): void {
  const file = openSqliteFile({ path, key: KEY });
  try {
    file.write(() => {
      for (let row = 0; row < bytes / 1_000; row += 1) {
        file.statements.rows('INSERT INTO letter (body) VALUES (randomblob(1000))').run();
      }
    });
  } finally {
    file.close();
  }
}

function letters(): number {
  const file = openSqliteFile({ path, key: KEY });
  const count = Number(file.database.prepare('SELECT count(*) FROM letter').pluck().get());
  file.close();
  return count;
}

function fillDisk(): void {
  for (const bytes of [100_000, 4_096, 1]) {
    for (let isFull = false; !isFull; ) {
      try {
        appendFileSync(ballast, Buffer.alloc(bytes));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
        isFull = true;
      }
    }
  }
}

const wholeFileWork = () => ({
  backup: codeOf(() => backupSqliteFile({ path, key: KEY, targetPath: join(folder, 'copy.backup') })),
  rekey: codeOf(() => rekeySqliteFile({ path, key: KEY, newKey: OTHER_KEY })),
});

const troubles: Readonly<Record<string, () => object>> = {
  /** The folder is a disk of 3 MiB: too small, then full to the last byte, then with space again. */
  fullDisk() {
    makeSampleFile(path);
    const before = letters();
    const tooMuch = codeOf(() => append(6_000_000));
    const afterFailure = { letters: letters() - before, damage: checkSqliteFile({ path, key: KEY }).damage };
    fillDisk();
    const whileFull = { write: codeOf(() => append(100_000)), ...wholeFileWork() };
    rmSync(ballast);
    append(100_000);
    return { tooMuch, ...afterFailure, whileFull, afterwards: letters() - before, ...wholeFileWork() };
  },
  /** Runs with a limit on the size of files, where no disk can be mounted. */
  sizeLimit() {
    process.on('SIGXFSZ', () => undefined);
    const tooMuch = codeOf(() => append(20_000_000));
    return { tooMuch, letters: letters() - 1, damage: checkSqliteFile({ path, key: KEY }).damage };
  },
  /** As a user who may read and not write; root may do everything. */
  noPermission() {
    const change = (target: string, mode: number) => {
      process.seteuid?.(owner);
      chmodSync(target, mode);
      process.seteuid?.(other);
    };
    const owner = process.geteuid?.() ?? 0;
    const other = owner === 0 ? 65_534 : owner;
    process.seteuid?.(other);
    makeSampleFile(path);
    change(folder, 0o500);
    const readOnlyFolder = { write: codeOf(() => append(1)), ...wholeFileWork() };
    const create = codeOf(() => openSqliteFile({ path: join(folder, 'new.sqlite'), key: KEY }));
    change(folder, 0o700);
    change(path, 0o400);
    const readOnlyFile = { write: codeOf(() => append(1)), rekey: wholeFileWork().rekey };
    change(path, 0o000);
    const closedFile = codeOf(() => append(1));
    change(path, 0o600);
    const opened = openSqliteFile({ path, key: KEY });
    change(folder, 0o000);
    const hiddenFolder = {
      write: codeOf(() => opened.write(() => undefined)),
      open: codeOf(() => openSqliteFile({ path, key: KEY })),
      backup: wholeFileWork().backup,
    };
    change(folder, 0o700);
    opened.write(() => undefined);
    opened.close();
    rmSync(join(folder, 'copy.backup'), { force: true });
    return {
      readOnlyFolder,
      create,
      readOnlyFile,
      closedFile,
      hiddenFolder,
      afterwards: codeOf(() => append(1)),
    };
  },
};

process.stdout.write(JSON.stringify(troubles[trouble]?.()));
