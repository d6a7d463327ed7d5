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
const PURGE_UP_TO = 'DELETE FROM rx_changes WHERE number <= ? AND number < ?';
/** Stands for the collection of a change whose text is gone: it counts as purged, but keeps its number. */
const FORGOTTEN = 0;

/**
 * Empties the log of a file, which keeps what documents were before they were changed or deleted. Call it inside a
 * write.
 */
export function emptyChangeLog(file: SqliteFile): void {
  const log = new ChangeLog(file, { keptLength: 0 });
  log.create();
  log.forgetAll();
}

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
    if (first === undefined) return entries;
    return first.number === number + 1 && first.collection !== FORGOTTEN ? entries : undefined;
  }

  /** Drops what a removed collection had changed. The numbers stay: other collections miss nothing. */
  forgetCollection(collection: number): void {
    this.#file.statements.rows("UPDATE rx_changes SET bulk = '' WHERE collection = ?").run(collection);
  }

  /**
   * Drops all changes up to the newest one of this collection that `isAbout` is true of. Who has not read them yet
   * catches up as after any purge.
   */
  forget(collection: number, isAbout: (bulk: string) => boolean): void {
    const sql = 'SELECT number, bulk FROM rx_changes WHERE collection = ? ORDER BY number DESC';
    const newestFirst = this.#file.statements.rows(sql).iterate(collection) as IterableIterator<LogEntry>;
    const newest = firstOf(newestFirst, ({ bulk }) => isAbout(bulk));
    if (newest !== undefined) this.#forgetUpTo(newest.number);
  }

  /** Drops all changes. Numbers go on, and who has not read them yet catches up as after any purge. */
  forgetAll(): void {
    this.#forgetUpTo(this.lastNumber());
  }

  #forgetUpTo(number: number): void {
    const newest = this.lastNumber();
    this.#file.statements.rows(PURGE_UP_TO).run(number, newest);
    if (number < newest) return;
    const sql = "UPDATE rx_changes SET collection = ?, bulk = '' WHERE number = ?";
    this.#file.statements.rows(sql).run(FORGOTTEN, newest);
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

// Reads no further than it must, and leaves no statement open in which nothing could be written.
function firstOf<Item>(items: Iterable<Item>, isWanted: (item: Item) => boolean): Item | undefined {
  for (const item of items) {
    if (isWanted(item)) return item;
  }
  return undefined;
}
