import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { Trx } from '../store/store.ts';
import { receiptPrefixes } from './receipt-prefix.ts';

/** A device at the sign-in of one of its users. */
export type SigningDevice = {
  readonly tenantId: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly name: string;
  readonly publicKey: string;
};

/**
 * Enrols a device with its key, or knows it again by that key. DEVICE_REVOKED for good once it was revoked; FORBIDDEN
 * for another key: the id belongs to a device whose private half the caller has not.
 */
export async function enrolDevice(trx: Trx, device: SigningDevice, now: Date): Promise<Result<void>> {
  const known = await lockDevice(trx, device);
  if (known === undefined) {
    await insertDevice(trx, device, now);
    return succeed(undefined);
  }
  if (known.revoked_at !== null) return fail('DEVICE_REVOKED');
  if (known.public_key !== device.publicKey) return fail('FORBIDDEN');
  await trx
    .updateTable('device')
    .set({ user_id: device.userId, name: device.name, last_seen_at: now })
    .where('tenant_id', '=', device.tenantId)
    .where('id', '=', device.deviceId)
    .execute();
  return succeed(undefined);
}

function lockDevice(trx: Trx, { tenantId, deviceId }: SigningDevice) {
  return trx
    .selectFrom('device')
    .select(['public_key', 'revoked_at'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', deviceId)
    .forUpdate()
    .executeTakeFirst();
}

async function insertDevice(trx: Trx, device: SigningDevice, now: Date): Promise<void> {
  const { tenantId, deviceId, userId, name, publicKey } = device;
  await trx
    .insertInto('device')
    .values({
      tenant_id: tenantId,
      id: deviceId,
      user_id: userId,
      name,
      public_key: publicKey,
      receipt_prefix: await freePrefix(trx, tenantId, deviceId),
      enrolled_at: now,
      last_seen_at: now,
      revoked_at: null,
    })
    .execute();
}

async function freePrefix(trx: Trx, tenantId: string, deviceId: string): Promise<string> {
  const wanted = receiptPrefixes(deviceId);
  const taken = await trx
    .selectFrom('device')
    .select('receipt_prefix')
    .where('tenant_id', '=', tenantId)
    .where('receipt_prefix', 'in', wanted)
    .execute();
  const free = wanted.find((prefix) => !taken.some((row) => row.receipt_prefix === prefix));
  if (free === undefined) throw new Error('every receipt prefix of the device is taken');
  return free;
}
