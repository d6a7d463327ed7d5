import { sql } from 'kysely';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import type { Session } from '../identity/session.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { verifyAudit } from '../store/verify-audit.ts';
import type { AdminDesk } from './admin-desk.ts';

/** When a row was written; null where that is no time of any clock, which only somebody who changed it can have written. */
const readableAt = sql<Date | null>`
  case when at >= '1900-01-01 00:00:00+00' and at < '2200-01-01 00:00:00+00' then at end
`;

/** Rows of the audit trail before number `before` (null: from the newest), newest first. */
export async function listAudit(
  { store }: AdminDesk,
  { tenantId }: Session,
  { before, limit }: { readonly before: number | null; readonly limit: number },
) {
  const rows = await inTenant(store.db, tenantId, (trx) => {
    const query = trx
      .selectFrom('audit')
      .select(['n', readableAt.as('at'), 'actor_id', 'device_id', 'action', 'subject'])
      .where('tenant_id', '=', tenantId)
      .orderBy('n', 'desc')
      .limit(limit);
    return (before === null ? query : query.where('n', '<', before)).execute();
  });
  return {
    rows: rows.map((row) => ({
      n: Number(row.n),
      at: row.at === null ? null : instant(row.at.toISOString()),
      actorId: row.actor_id,
      deviceId: row.device_id,
      action: row.action,
      subject: row.subject,
    })),
  };
}

/** Walks the whole chain of the tenant and names the first row that was changed, removed or moved. */
export async function checkAudit({ store }: AdminDesk, { tenantId }: Session) {
  const verdict = await verifyAudit(store.db, tenantId);
  if (verdict.intact) return { intact: true, count: verdict.count, badRow: null, reason: null };
  return { intact: false, count: 0, badRow: verdict.badRow, reason: verdict.reason };
}
