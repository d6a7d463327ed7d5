import type { SqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import type { Mortality } from './mortality.ts';

/**
 * The encrypted file of a process that can be killed before and after every transaction: nothing else that a process
 * does to its file can be seen by the next one. What a dead process still writes is rolled back, so that its last
 * steps run into nothing instead of failing.
 */
export function mortalFile(file: SqliteFile, mortality: Mortality): SqliteFile {
  let depth = 0;
  const write = <Result>(run: Run, work: () => Result): Result => {
    if (depth > 0) return run(work);
    mortality.pass();
    depth += 1;
    try {
      return mortality.isDead() ? undone(run, work) : run(work);
    } finally {
      depth -= 1;
      mortality.pass();
    }
  };
  return {
    ...file,
    get isOpen() {
      return file.isOpen;
    },
    write: (work) => write(file.write, work),
    writeRebuildable: (work) => write(file.writeRebuildable, work),
  };
}

type Run = <Result>(work: () => Result) => Result;

/** Runs work in a transaction that never becomes one. */
function undone<Result>(run: Run, work: () => Result): Result {
  const results: Result[] = [];
  const undo = new Error('rolled back');
  try {
    run(() => {
      results.push(work());
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return results[0] as Result;
}
