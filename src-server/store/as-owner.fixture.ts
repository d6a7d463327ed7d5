import { sql } from 'kysely';
import type { Db, Trx } from './store.ts';

/**
 * Does what an intruder with the owner's rights could, past row-level security: in tests the connection's own user is a
 * superuser, and the application's role is only put on.
 */
export async function asOwner<Value>(db: Db, work: (trx: Trx) => Promise<Value>): Promise<Value> {
  return db.transaction().execute(async (trx) => {
    await sql`set local role none`.execute(trx);
    return work(trx);
  });
}
