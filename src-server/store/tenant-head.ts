import type { Trx } from './store.ts';

/** Where a tenant's feed and audit trail end. */
export type TenantHead = { readonly seq: number; readonly auditCount: number; readonly auditHash: string };

/**
 * Reads where the tenant's feed and audit trail end and locks that until the transaction ends: positions become
 * visible in order and without gaps. A caller that locks accounts does so before, and does all its thinking before.
 */
export async function lockTenantHead(trx: Trx, tenantId: string): Promise<TenantHead> {
  const row = await trx
    .selectFrom('tenant')
    .select(['feed_seq', 'audit_count', 'audit_hash'])
    .where('id', '=', tenantId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return {
    seq: Number(row.feed_seq),
    auditCount: Number(row.audit_count),
    auditHash: row.audit_hash,
  };
}
