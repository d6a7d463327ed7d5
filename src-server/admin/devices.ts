import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { deviceSchema } from '../../src-shared/protocol/admin-api.ts';
import type { Session } from '../identity/session.ts';
import { endSessions } from '../identity/session-end.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { type AdminDesk, auditChange, pageOf } from './admin-desk.ts';

type DevicePage = { readonly after: string | null; readonly limit: number; readonly userId: string | null };

/** Devices in order of id; of one user, or of all. */
export async function listDevices(
  { store }: AdminDesk,
  { tenantId }: Session,
  { after, limit, userId }: DevicePage,
) {
  const rows = await inTenant(store.db, tenantId, (trx) => {
    const query = trx
      .selectFrom('device')
      .select(['id', 'user_id', 'name', 'enrolled_at', 'last_seen_at', 'revoked_at', 'chain_broken_at'])
      .where('tenant_id', '=', tenantId)
      .where('id', '>', after ?? '')
      .orderBy('id')
      .limit(limit + 1);
    return (userId === null ? query : query.where('user_id', '=', userId)).execute();
  });
  const { page, next } = pageOf(rows, limit, (row) => row.id);
  const devices = page.map((row) =>
    deviceSchema.parse({
      id: row.id,
      userId: row.user_id,
      name: row.name,
      enrolledAt: instant(row.enrolled_at.toISOString()),
      lastSeenAt: instantOrNull(row.last_seen_at),
      revokedAt: instantOrNull(row.revoked_at),
      chainBrokenAt: instantOrNull(row.chain_broken_at),
    }),
  );
  return { devices, next };
}

function instantOrNull(date: Date | null) {
  return date === null ? null : instant(date.toISOString());
}

/** Revokes a device for good and ends its sessions at once. DEVICE_NOT_FOUND. */
export async function revokeDevice(
  { store, clock }: AdminDesk,
  session: Session,
  deviceId: string,
): Promise<Result<void>> {
  const { tenantId } = session;
  return inTenant(store.db, tenantId, async (trx) => {
    const device = await trx
      .selectFrom('device')
      .select('revoked_at')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', deviceId)
      .forUpdate()
      .executeTakeFirst();
    if (device === undefined) return fail('DEVICE_NOT_FOUND');
    if (device.revoked_at !== null) return succeed(undefined);
    const now = clock();
    await trx
      .updateTable('device')
      .set({ revoked_at: now })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', deviceId)
      .execute();
    await endSessions(trx, tenantId, { deviceId }, { reason: 'device-revoked', now });
    await auditChange(trx, session, now, { action: 'device.revoked', subject: deviceId });
    return succeed(undefined);
  });
}
