import type { Db } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import type { Session } from './session.ts';

/** Notes that a device is there, while it holds a stream and renews nothing; an administrator looks at it. */
export async function noteSighting(db: Db, { tenantId, deviceId }: Session, now: Date): Promise<void> {
  await inTenant(db, tenantId, (trx) =>
    trx
      .updateTable('device')
      .set({ last_seen_at: now })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', deviceId)
      .where('last_seen_at', '<', now)
      .execute(),
  );
}
