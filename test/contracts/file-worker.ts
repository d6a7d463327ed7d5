import { join } from 'node:path';
import { readRecords } from '../../src-main/storage/sealed-outbox/record-file.ts';
import { openRecordRoom } from '../../src-main/storage/sealed-outbox/record-room.ts';
import { sealedRecordAt } from '../../src-main/storage/sealed-outbox/sealed-record.fixture.ts';
import { backupSqliteFile } from '../../src-main/storage/sqlite-file/backup-sqlite-file.ts';
import { keyOfSqliteFile } from '../../src-main/storage/sqlite-file/file-header.ts';
import { openSqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { rekeySqliteFile } from '../../src-main/storage/sqlite-file/rekey-sqlite-file.ts';
import { restoreSqliteFile } from '../../src-main/storage/sqlite-file/restore-sqlite-file.ts';
import { codeOf, KEY, OTHER_KEY } from '../../src-main/storage/sqlite-file/sample-file.fixture.ts';

// Does one kind of work on a file again and again until it is killed, and says so each time it begins.
const [work = '', folder = '', round = ''] = process.argv.slice(2);
const path = join(folder, 'replica.sqlite');

const kinds: Readonly<Record<string, (turn: number) => void>> = {
  rekey() {
    const isFirst = keyOfSqliteFile(path, [KEY, OTHER_KEY]) === KEY;
    rekeySqliteFile({ path, key: isFirst ? KEY : OTHER_KEY, newKey: isFirst ? OTHER_KEY : KEY });
  },
  backup(turn) {
    backupSqliteFile({ path, key: KEY, targetPath: join(folder, `${round}-${turn}.backup`) });
  },
  restore(turn) {
    const backupPath = join(folder, `from-${turn % 2}.sqlite`);
    const now = new Date(Date.UTC(2026, 0, 1, Number(round), 0, turn));
    restoreSqliteFile({ path, key: KEY, backupPath, newestVersion: 3, now });
  },
  write() {
    const file = openSqliteFile({ path, key: KEY });
    for (let commit = 0; ; commit += 1) {
      file.write(() => {
        file.statements.rows('INSERT INTO left_half VALUES (randomblob(900))').run();
        file.statements.rows('INSERT INTO right_half VALUES (randomblob(900))').run();
      });
      process.stdout.write(`wrote ${commit}\n`);
      pause(1);
    }
  },
  /** Large transactions that spill into the log before they end, every third of them taken back. */
  spill() {
    const file = openSqliteFile({ path, key: KEY });
    file.database.pragma('cache_size = 10');
    for (let commit = 0; ; commit += 1) {
      const insert = () => {
        for (let row = 0; row < 60; row += 1) {
          file.statements.rows('INSERT INTO letter (body) VALUES (randomblob(4000))').run();
        }
        if (commit % 3 === 2) throw new RangeError('taken back');
      };
      try {
        file.write(insert);
        process.stdout.write(`spilled ${commit}\n`);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
    }
  },
  /** Sealed records one after the other; of those that are there all but a few are dropped now and then. */
  seal() {
    const sealed = join(folder, 'sealed-outbox');
    const room = openRecordRoom(sealed);
    const { records } = readRecords(sealed);
    let position = records.at(-1)?.position ?? 0;
    for (;;) {
      position += 1;
      room.append([sealedRecordAt(position, (position * 97) % 2_000)]);
      process.stdout.write(`sealed ${position}\n`);
      if (position % 40 === 0) room.replace(readRecords(sealed).records.slice(-10));
    }
  },
  tryRekey() {
    const code = codeOf(() => rekeySqliteFile({ path, key: KEY, newKey: OTHER_KEY }));
    process.stdout.write(`rekey: ${code}\n`);
    pause(Number.POSITIVE_INFINITY);
  },
  hold() {
    const file = openSqliteFile({ path, key: KEY });
    file.database.exec('BEGIN EXCLUSIVE');
    process.stdout.write('holding\n');
    pause(Number.POSITIVE_INFINITY);
  },
};

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

for (let turn = 0; ; turn += 1) {
  process.stdout.write(`turn ${turn}\n`);
  kinds[work]?.(turn);
}
