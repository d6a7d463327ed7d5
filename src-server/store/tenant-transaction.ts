import { sql } from 'kysely';
import { everyScope, type Scope } from './scope.ts';
import { type Db, inTransaction, type Trx } from './store.ts';

/**
 * Runs the server's own work for a tenant (identity, import, administration) in a transaction: it sees all of that
 * tenant and nothing of another. Runs it again from the start when its writes conflict with another transaction.
 */
export async function inTenant<Value>(
  db: Db,
  tenantId: string,
  work: (trx: Trx) => Promise<Value>,
): Promise<Value> {
  return inTransaction(db, async (trx) => {
    await enterTenant(trx, tenantId);
    return work(trx);
  });
}

/** Has a transaction see all of a tenant from now on. */
export async function enterTenant(trx: Trx, tenantId: string): Promise<void> {
  await sql`select set_config('duebook.tenant', ${tenantId}, true),
    set_config('duebook.scopes', ${`{${everyScope}}`}, true)`.execute(trx);
}

/** What the database says of the user on whose behalf a transaction runs, as of its beginning. */
export type Entered = {
  /** Every scope that the user sees; one of them may stand for all account scopes. */
  readonly scopes: readonly string[];
  readonly incarnation: string;
  readonly scopeVersion: number;
  /** The position of the tenant's newest change. */
  readonly seq: number;
};

/**
 * Runs a user's request in a transaction that sees, and may write, what the user sees and nothing else. Role and
 * territories are those that the database holds, whatever the caller believes. Runs it again from the start when its
 * writes conflict with another transaction. Throws for a user who does not exist.
 */
export async function inScope<Value>(
  db: Db,
  scope: Scope,
  work: (trx: Trx, entered: Entered) => Promise<Value>,
): Promise<Value> {
  return inTransaction(db, async (trx) => work(trx, await enter(trx, scope)));
}

/** As {@link inScope}, reading only, everything from one moment. */
export async function inScopeSnapshot<Value>(
  db: Db,
  scope: Scope,
  work: (trx: Trx, entered: Entered) => Promise<Value>,
): Promise<Value> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => work(trx, await enter(trx, scope)));
}

async function enter(trx: Trx, { tenantId, userId, deviceId }: Scope): Promise<Entered> {
  const { rows } = await sql<{ scopes: string[]; incarnation: string; scope_version: number; seq: number }>`
    select scopes, incarnation, scope_version, seq from enter_scope(${tenantId}, ${userId}, ${deviceId})
  `.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('no such user in the tenant');
  const { scopes, incarnation } = row;
  return { scopes, incarnation, scopeVersion: row.scope_version, seq: Number(row.seq) };
}

/** Whose user name it is, whatever its case: the one question that comes before the tenant is known. */
export async function findSignIn(
  db: Db,
  userName: string,
): Promise<{ readonly tenantId: string; readonly userId: string } | undefined> {
  const { rows } = await sql<{ tenant_id: string; user_id: string }>`
    select tenant_id, user_id from find_sign_in(${userName})
  `.execute(db);
  const [row] = rows;
  return row === undefined ? undefined : { tenantId: row.tenant_id, userId: row.user_id };
}

/** The tenant of a server that has one: the first. `undefined` before one was created. */
export async function findFirstTenant(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select find_first_tenant() as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

/** The ids of all organisations of a store, in order. */
export async function listTenants(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from list_tenants() as id`.execute(db);
  return rows.map((row) => row.id);
}
