import type { SqliteDatabase, SqliteStatement } from 'better-sqlite3-multiple-ciphers';

/** Prepared statements by their SQL, least recently used dropped first: queries come in endless shapes. */
export class StatementCache {
  readonly #database: SqliteDatabase;
  readonly #capacity: number;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(database: SqliteDatabase, capacity = 400) {
    this.#database = database;
    this.#capacity = capacity;
  }

  /** The statement for this SQL, giving rows as objects. */
  rows(sql: string): SqliteStatement {
    return this.#take(`rows ${sql}`, () => this.#database.prepare(sql));
  }

  /** The statement for this SQL, giving the first column only. */
  values(sql: string): SqliteStatement {
    return this.#take(`values ${sql}`, () => this.#database.prepare(sql).pluck());
  }

  #take(name: string, prepare: () => SqliteStatement): SqliteStatement {
    const known = this.#statements.get(name);
    const statement = known ?? prepare();
    this.#statements.delete(name);
    this.#statements.set(name, statement);
    if (known === undefined) this.#dropOldest();
    return statement;
  }

  #dropOldest(): void {
    if (this.#statements.size <= this.#capacity) return;
    for (const oldest of this.#statements.keys()) {
      this.#statements.delete(oldest);
      return;
    }
  }
}
