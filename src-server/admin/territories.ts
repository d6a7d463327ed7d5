import { sql } from 'kysely';
import type { Session } from '../identity/session.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { type AdminDesk, auditChange, pageOf } from './admin-desk.ts';

type Page = { readonly after: string | null; readonly limit: number };

/** Territories in order of name, with the number of their accounts. */
export async function listTerritories({ store }: AdminDesk, { tenantId }: Session, { after, limit }: Page) {
  const { rows } = await inTenant(store.db, tenantId, (trx) =>
    sql<{ name: string; accounts: number }>`
      select t.name, (
        select count(*) from account_scope s join account a on a.tenant_id = s.tenant_id and a.scope = s.id
        where s.tenant_id = t.tenant_id and s.territory = t.name and not a.deleted
      ) as accounts
      from territory t where t.tenant_id = ${tenantId} and t.name > ${after ?? ''}
      order by t.name limit ${limit + 1}
    `.execute(trx),
  );
  const { page, next } = pageOf(rows, limit, (row) => row.name);
  return { territories: page.map(({ name, accounts }) => ({ name, accounts: Number(accounts) })), next };
}

/** Creates a territory; one that exists already stays as it is. */
export async function createTerritory(
  { store, clock }: AdminDesk,
  session: Session,
  name: string,
): Promise<void> {
  const { tenantId } = session;
  await inTenant(store.db, tenantId, async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('territory')
      .values({ tenant_id: tenantId, name })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) {
      await auditChange(trx, session, clock(), { action: 'territory.created', subject: name });
    }
  });
}
