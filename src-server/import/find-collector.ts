import { sql } from 'kysely';
import { isStorableText } from '../../src-shared/domain/document.ts';
import type { Db } from '../store/store.ts';

/** The user id of a collector by sign-in name, or of the tenant's first collector without one. */
export async function findCollector(
  db: Db,
  tenantId: string,
  userName: string | undefined,
): Promise<string | undefined> {
  // The database cannot hold such a text; nobody's name is one.
  if (userName !== undefined && !isStorableText(userName)) return undefined;
  let query = db
    .selectFrom('app_user')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('role', 'in', ['collector', 'field-agent']);
  if (userName !== undefined) query = query.where(sql`lower(user_name)`, '=', userName.toLowerCase());
  const row = await query.orderBy('role').orderBy('id').executeTakeFirst();
  return row?.id;
}

/** The tenant that an operator's import goes to: the first, because one server of an operator has one. */
export async function findFirstTenant(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom('tenant').select('id').orderBy('id').executeTakeFirst();
  return row?.id;
}
