import type { Result } from '../../src-shared/domain/failure.ts';
import type { Reference } from '../../src-shared/domain/organisation/reference.ts';
import { readOrganisation, type Session } from '../identity/session.ts';
import { policyId, putReference as storeReference } from '../store/reference.ts';
import type { Trx } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { type AdminDesk, auditChange } from './admin-desk.ts';

/**
 * Writes one document of reference data to every workstation. `version` must be one above the stored one, so that two
 * administrators do not overwrite each other: REFERENCE_CHANGED.
 */
export async function putReference(
  { store, clock }: AdminDesk,
  session: Session,
  document: Reference,
): Promise<Result<undefined>> {
  const { tenantId } = session;
  return inTenant(store.db, tenantId, async (trx) => {
    const stored = await storeReference(trx, tenantId, document);
    if (!stored.ok) return stored;
    await applyPolicy(trx, tenantId, document);
    const detail = { kind: document.kind, version: document.version };
    await auditChange(trx, session, clock(), { action: 'reference.written', subject: document.id, detail });
    return stored;
  });
}

/** The organisation's settings, which come with every session, follow the document that the rules are written in. */
async function applyPolicy(trx: Trx, tenantId: string, document: Reference): Promise<void> {
  if (document.kind !== 'policy' || document.id !== policyId) return;
  const organisation = { ...(await readOrganisation(trx, tenantId)), policy: document.value };
  await trx
    .updateTable('tenant')
    .set({ organisation: JSON.stringify(organisation) })
    .where('id', '=', tenantId)
    .execute();
}
