// The package's `exports` map hides its own declarations. This is the part of its API that is used here,
// with `unknown` for what comes out of a database.
declare module 'better-sqlite3-multiple-ciphers' {
  class SqliteError extends Error {
    readonly code: string;
    constructor(message: string, code: string);
  }

  class Driver {
    static readonly SqliteError: typeof SqliteError;
    constructor(path: string, options?: Driver.SqliteDatabaseOptions);
    readonly open: boolean;
    readonly inTransaction: boolean;
    readonly name: string;
    prepare(sql: string): Driver.SqliteStatement;
    exec(sql: string): this;
    pragma(sql: string, options?: { readonly simple?: boolean }): unknown;
    transaction<Params extends readonly unknown[], Result>(
      work: (...params: Params) => Result,
    ): Driver.SqliteTransaction<Params, Result>;
    function(
      name: string,
      options: Driver.SqliteFunctionOptions,
      call: (...params: unknown[]) => unknown,
    ): this;
    close(): this;
  }

  namespace Driver {
    export type SqliteDatabase = Driver;

    export interface SqliteRunResult {
      readonly changes: number;
      readonly lastInsertRowid: number | bigint;
    }

    export interface SqliteStatement {
      readonly source: string;
      run(...params: readonly unknown[]): SqliteRunResult;
      get(...params: readonly unknown[]): unknown;
      all(...params: readonly unknown[]): unknown[];
      iterate(...params: readonly unknown[]): IterableIterator<unknown>;
      /** From now on gives the first column only. */
      pluck(enabled?: boolean): this;
      /** From now on gives each row as an array of its values. */
      raw(enabled?: boolean): this;
      /** From now on gives integers as bigint, so that none loses digits. */
      safeIntegers(enabled?: boolean): this;
    }

    /** Runs in BEGIN … COMMIT (a savepoint inside another transaction), rolls back when the work throws. */
    export interface SqliteTransaction<Params extends readonly unknown[], Result> {
      (...params: Params): Result;
      deferred(...params: Params): Result;
      immediate(...params: Params): Result;
      exclusive(...params: Params): Result;
    }

    export interface SqliteFunctionOptions {
      readonly varargs?: boolean;
      readonly deterministic?: boolean;
      readonly directOnly?: boolean;
    }

    export interface SqliteDatabaseOptions {
      readonly readonly?: boolean;
      readonly fileMustExist?: boolean;
      /** Milliseconds to wait for a lock. */
      readonly timeout?: number;
    }
  }

  export = Driver;
}
