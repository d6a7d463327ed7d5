import { type User, userSchema } from '../../src-shared/protocol/admin-api.ts';
import type { Session } from '../identity/session.ts';
import type { Trx } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { type AdminDesk, pageOf } from './admin-desk.ts';

/** What is wrong with a user of another role who has territories. */
export const teamProblem = {
  field: 'territories',
  problem: 'only a manager has territories; the accounts of a collector are assigned',
};

type Page = { readonly after: string | null; readonly limit: number };

/** Users in order of id. */
export async function listUsers({ store }: AdminDesk, { tenantId }: Session, request: Page) {
  const users = await inTenant(store.db, tenantId, (trx) => readUsers(trx, tenantId, request));
  const { page, next } = pageOf(users, request.limit, (user) => user.id);
  return { users: [...page], next };
}

/** One more than the page holds where there are more. */
async function readUsers(trx: Trx, tenantId: string, { after, limit }: Page): Promise<readonly User[]> {
  const rows = await trx
    .selectFrom('app_user')
    .select(['id', 'user_name', 'name', 'role', 'active'])
    .where('tenant_id', '=', tenantId)
    .where('id', '>', after ?? '')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const ids = rows.map((row) => row.id);
  const territories = await readTerritories(trx, tenantId, ids);
  return rows.map(({ user_name: userName, ...row }) =>
    userSchema.parse({ ...row, userName, territories: territories.get(row.id) ?? [] }),
  );
}

/** The territories of users, by user. */
export async function readTerritories(
  trx: Trx,
  tenantId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (userIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('user_territory')
    .select(['user_id', 'territory'])
    .where('tenant_id', '=', tenantId)
    .where('user_id', 'in', userIds)
    .orderBy('territory')
    .execute();
  const byUser = Map.groupBy(rows, (row) => row.user_id);
  return new Map([...byUser].map(([userId, own]) => [userId, own.map((row) => row.territory)]));
}

/** Locks a user until the transaction ends. */
export function lockUser(trx: Trx, tenantId: string, userId: string) {
  return trx
    .selectFrom('app_user')
    .select(['id', 'user_name', 'name', 'role', 'active'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
}

/** Replaces the territories of a user; all of them exist. */
export async function replaceTerritories(
  trx: Trx,
  tenantId: string,
  userId: string,
  territories: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('user_territory')
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .execute();
  if (territories.length === 0) return;
  await trx
    .insertInto('user_territory')
    .values(territories.map((territory) => ({ tenant_id: tenantId, user_id: userId, territory })))
    .execute();
}

/** True where all of the territories exist. */
export async function areTerritories(trx: Trx, tenantId: string, names: readonly string[]): Promise<boolean> {
  if (names.length === 0) return true;
  const rows = await trx
    .selectFrom('territory')
    .select('name')
    .where('tenant_id', '=', tenantId)
    .where('name', 'in', names)
    .execute();
  return rows.length === new Set(names).size;
}

export type UserChange = Omit<User, 'userName'>;
