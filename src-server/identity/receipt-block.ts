import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { ReceiptBlock } from '../../src-shared/protocol/sync-api.ts';
import { appendAudit } from '../store/audit.ts';
import type { Trx } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import type { Session } from './session.ts';
import type { SignInContext } from './sign-in.ts';

const numbersPerBlock = 100;
/** Keeps within what a 32-bit column and a printed receipt hold. */
const highestNumber = 999_999_999;

/**
 * R2: leases the receipt numbers that follow `lastNumber`, the last that the device was given. The same question has
 * the same answer, so that a lost answer leaves no gap. A number beyond every block that is known comes from a device
 * of a store that was restored: it goes on from there, and the audit says so. COMMAND_INVALID for a number inside of
 * a block: it was never the last one.
 */
export async function leaseReceiptBlock(
  { store, clock }: Pick<SignInContext, 'store' | 'clock'>,
  session: Session,
  lastNumber: number,
): Promise<Result<ReceiptBlock>> {
  const { tenantId, deviceId, actor } = session;
  if (lastNumber > highestNumber - numbersPerBlock) return fail('COMMAND_INVALID');
  return inTenant(store.db, tenantId, async (trx) => {
    const prefix = await lockPrefix(trx, session);
    const from = lastNumber + 1;
    const known = await findBlock(trx, session, from);
    if (known !== undefined) return succeed({ prefix, from, to: known.to_number });
    const highest = await highestLeased(trx, session);
    if (lastNumber < highest) return fail('COMMAND_INVALID');
    const now = clock();
    const to = lastNumber + numbersPerBlock;
    await trx
      .insertInto('receipt_block')
      .values({ tenant_id: tenantId, device_id: deviceId, from_number: from, to_number: to, leased_at: now })
      .execute();
    const detail = { prefix, from, to, unknownBefore: lastNumber - highest };
    const who = { tenantId, at: now, actorId: actor.userId, deviceId };
    await appendAudit(trx, { ...who, action: 'receipt-block.leased', subject: deviceId, detail });
    return succeed({ prefix, from, to });
  });
}

/** Locks the device: its questions are answered one after the other. */
async function lockPrefix(trx: Trx, { tenantId, deviceId }: Session): Promise<string> {
  const row = await trx
    .selectFrom('device')
    .select('receipt_prefix')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', deviceId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.receipt_prefix;
}

function findBlock(trx: Trx, { tenantId, deviceId }: Session, from: number) {
  return trx
    .selectFrom('receipt_block')
    .select('to_number')
    .where('tenant_id', '=', tenantId)
    .where('device_id', '=', deviceId)
    .where('from_number', '=', from)
    .executeTakeFirst();
}

/** The last number of the device's highest block, 0 before the first. */
async function highestLeased(trx: Trx, { tenantId, deviceId }: Session): Promise<number> {
  const row = await trx
    .selectFrom('receipt_block')
    .select('to_number')
    .where('tenant_id', '=', tenantId)
    .where('device_id', '=', deviceId)
    .orderBy('from_number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.to_number ?? 0;
}
