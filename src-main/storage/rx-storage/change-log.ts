import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** What one commit changed in one collection, as it is kept for other processes. */
export type LogEntry = { readonly number: number; readonly collection: number; readonly bulk: string };

export type ChangeLogLimits = {
  /** How much of the newest changes is kept, in characters of their text. */
  readonly keptLength: number;
};

const CREATE_LOG = `
  CREATE TABLE IF NOT EXISTS rx_changes (
    number INTEGER PRIMARY KEY,
    collection INTEGER NOT NULL,
    total INTEGER NOT NULL,
    bulk TEXT NOT NULL
  ) STRICT`;
const LAST = 'SELECT number, total FROM rx_changes ORDER BY number DESC LIMIT 1';
const APPEND = 'INSERT INTO rx_changes (number, collection, total, bulk) VALUES (?, ?, ?, ?)';
// The newest row always stays: numbers go on from it.
const PURGE = 'DELETE FROM rx_changes WHERE total <= ? AND number < ?';

/**
 * The changes of a file in the order of their commits, numbered from 1 without gaps, the oldest purged.
 * `total` counts the length of all changes ever logged, which tells what is old. Call all of it inside a
 * transaction.
 */
export class ChangeLog {
  readonly #file: SqliteFile;
  readonly #keptLength: number;
  // The first commit of each process purges, so that many short sessions do not make a long log.
  #purgedAtTotal = Number.NEGATIVE_INFINITY;

  constructor(file: SqliteFile, { keptLength }: ChangeLogLimits) {
    this.#file = file;
    this.#keptLength = keptLength;
  }

  create(): void {
    this.#file.database.exec(CREATE_LOG);
  }

  /** The number of the newest commit; 0 before the first. */
  lastNumber(): number {
    return this.#last().number;
  }

  append({ number, collection, bulk }: LogEntry): void {
    const total = this.#last().total + bulk.length;
    this.#file.statements.rows(APPEND).run(number, collection, total, bulk);
    this.#purge(number, total);
  }

  /** The changes after this number, oldest first; undefined where some of them are purged already. */
  after(number: number): LogEntry[] | undefined {
    const sql = 'SELECT number, collection, bulk FROM rx_changes WHERE number > ? ORDER BY number';
    const entries = this.#file.statements.rows(sql).all(number) as LogEntry[];
    const [first] = entries;
    return first === undefined || first.number === number + 1 ? entries : undefined;
  }

  #last(): { number: number; total: number } {
    const last = this.#file.statements.rows(LAST).get() as { number: number; total: number } | undefined;
    return last ?? { number: 0, total: 0 };
  }

  // Not at each commit: deleting looks through the whole log.
  #purge(number: number, total: number): void {
    if (total - this.#purgedAtTotal < this.#keptLength / 4) return;
    this.#file.statements.rows(PURGE).run(total - this.#keptLength, number);
    this.#purgedAtTotal = total;
  }
}
