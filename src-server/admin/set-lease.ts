import type { Session } from '../identity/session.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { type AdminDesk, auditChange } from './admin-desk.ts';

/** How long a device may work without the server, in hours; leases that are out keep the time that they name. */
export async function setLease({ store, clock }: AdminDesk, session: Session, hours: number): Promise<void> {
  const { tenantId } = session;
  await inTenant(store.db, tenantId, async (trx) => {
    await trx.updateTable('lease_terms').set({ hours }).where('tenant_id', '=', tenantId).execute();
    const change = { action: 'lease.set', subject: tenantId, detail: { hours } };
    await auditChange(trx, session, clock(), change);
  });
}
