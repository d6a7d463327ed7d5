import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { Reference } from '../../src-shared/domain/organisation/reference.ts';
import type { Trx } from './store.ts';
import { lockTenantHead } from './tenant-head.ts';
import { writeFeed } from './write-feed.ts';

/** The id of the policy that rules read. */
export const policyId = 'policy';

/**
 * Writes a document of reference data in place of the stored one. REFERENCE_CHANGED when its version is not one above
 * the stored (1 where there is none), because then somebody else was faster, or when the id stands for another kind.
 */
export async function putReference(
  trx: Trx,
  tenantId: string,
  document: Reference,
): Promise<Result<undefined>> {
  // Whoever writes reference data waits here, so that of two with the same version one is refused.
  await lockTenantHead(trx, tenantId);
  const stored = await trx
    .selectFrom('reference')
    .select('doc')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', document.id)
    .executeTakeFirst();
  const before = stored?.doc as Reference | undefined;
  if (document.version !== (before?.version ?? 0) + 1) return fail('REFERENCE_CHANGED');
  if (before !== undefined && before.kind !== document.kind) return fail('REFERENCE_CHANGED');
  await writeFeed(trx, { tenantId, userId: 'server' }, [{ collection: 'reference', document }]);
  return succeed(undefined);
}
