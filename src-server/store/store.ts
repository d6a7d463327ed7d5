import type { Kysely, Transaction } from 'kysely';
import type { DatabaseSchema } from './database-schema.ts';

export type Db = Kysely<DatabaseSchema>;
export type Trx = Transaction<DatabaseSchema>;

/** The server's database: PGlite or PostgreSQL behind the same queries. */
export type Store = {
  readonly db: Db;
  readonly kind: 'pglite' | 'postgresql';
  /**
   * Calls back with every payload that any process sends on the channel, after its transaction committed. `onGap`
   * comes when the connection had been lost: what was sent meanwhile is not known.
   */
  readonly listen: (
    channel: string,
    onPayload: (payload: string) => void,
    onGap: () => void,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
};

const maxAttempts = 6;
/** Serialization failure, deadlock, unique violation: another transaction was faster, the next attempt sees it. */
const conflictCodes: ReadonlySet<string> = new Set(['40001', '40P01', '23505']);

/** Runs `work` in a transaction and again from the start when its writes conflict with another transaction. */
export async function inTransaction<Value>(db: Db, work: (trx: Trx) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt >= maxAttempts || !isConflict(error)) throw error;
    }
  }
}

function isConflict(error: unknown): boolean {
  if (error instanceof WriteConflict) return true;
  return error instanceof Error && 'code' in error && conflictCodes.has(String(error.code));
}

/** A row that was free when it was looked at is taken now. */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
}
