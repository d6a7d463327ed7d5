import { randomUUID } from 'node:crypto';
import { appendAudit } from '../../store/audit.ts';
import type { Store } from '../../store/store.ts';
import { inTenant, listTenants } from '../../store/tenant-transaction.ts';
import { type AuditHead, type AuditVerdict, verifyAudit } from '../../store/verify-audit.ts';
import { StartFailure } from '../start-failure.ts';

/**
 * Gives every organisation a new incarnation: workstations compare what they hold with the restored store from the
 * beginning and offer again every command since the last that the store confirmed. Returns how many organisations.
 */
export async function rotateIncarnations(store: Store, now: Date): Promise<number> {
  const tenantIds = await listTenants(store.db);
  for (const tenantId of tenantIds) {
    await inTenant(store.db, tenantId, async (trx) => {
      await trx.updateTable('tenant').set({ incarnation: randomUUID() }).where('id', '=', tenantId).execute();
      const who = { tenantId, at: now, actorId: 'operator', deviceId: 'server' };
      await appendAudit(trx, { ...who, action: 'tenant.restored', subject: tenantId, detail: {} });
    });
  }
  return tenantIds.length;
}

/** Which audit trails are checked, and with what. */
export type AuditCheck = {
  /** Every one where it is undefined. */
  readonly organisation: string | undefined;
  /** Where the trail of the one organisation ended when somebody wrote that down. */
  readonly head: AuditHead | undefined;
};

/**
 * What the audit trail of every organisation says, or of one, by organisation. Throws a StartFailure for one that does
 * not exist, and for a head that could be that of several.
 */
export async function verifyAudits(
  store: Store,
  { organisation, head }: AuditCheck,
): Promise<ReadonlyMap<string, AuditVerdict>> {
  const tenantIds = await listTenants(store.db);
  const checked = organisation === undefined ? tenantIds : tenantIds.filter((id) => id === organisation);
  if (organisation !== undefined && checked.length === 0) {
    throw new StartFailure(`There is no organisation ${organisation}.`);
  }
  if (head !== undefined && checked.length !== 1) {
    throw new StartFailure('There are several organisations: say with --organisation whose head it is.');
  }
  const verdicts = new Map<string, AuditVerdict>();
  for (const tenantId of checked) verdicts.set(tenantId, await verifyAudit(store.db, tenantId, head));
  return verdicts;
}
