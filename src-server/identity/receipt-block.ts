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
 * R2: leases the receipt numbers that follow `lastNumber`, the last that the device was given. The same question of the
 * same session has the same answer, so that a lost answer leaves no gap. Numbers that another session of the device got
 * may be in use on a copy of it: they are skipped, and the audit says so. A number beyond every block that is known comes from a device
 * of a store that was restored: it goes on from there, and the audit says so. COMMAND_INVALID for a number inside of
 * a block: it was never the last one.
 */
export async function leaseReceiptBlock(
  { store, clock }: Pick<SignInContext, 'store' | 'clock'>,
  session: Session,
  lastNumber: number,
): Promise<Result<ReceiptBlock>> {
  if (lastNumber > highestNumber - numbersPerBlock) return fail('COMMAND_INVALID');
  const { tenantId } = session;
  return inTenant(store.db, tenantId, async (trx) => {
    const prefix = await lockPrefix(trx, session);
    const known = await findAnswer(trx, session, lastNumber);
    if (known !== undefined) return succeed({ prefix, from: known.from_number, to: known.to_number });
    const highest = await highestLeased(trx, session);
    if (lastNumber < highest && !(await wasLast(trx, session, lastNumber))) return fail('COMMAND_INVALID');
    const from = Math.max(highest, lastNumber) + 1;
    const block = { prefix, from, to: from - 1 + numbersPerBlock };
    if (block.to > highestNumber) return fail('COMMAND_INVALID');
    const unknownBefore = Math.max(0, lastNumber - highest);
    await storeBlock(trx, session, { block, lastNumber, unknownBefore, now: clock() });
    return succeed(block);
  });
}

type NewBlock = {
  readonly block: ReceiptBlock;
  readonly lastNumber: number;
  readonly unknownBefore: number;
  readonly now: Date;
};

async function storeBlock(
  trx: Trx,
  { tenantId, deviceId, sessionId, actor }: Session,
  { block, lastNumber, unknownBefore, now }: NewBlock,
): Promise<void> {
  await trx
    .insertInto('receipt_block')
    .values({
      tenant_id: tenantId,
      device_id: deviceId,
      from_number: block.from,
      to_number: block.to,
      leased_at: now,
      session_id: sessionId,
      after_number: lastNumber,
    })
    .execute();
  const detail = { ...block, unknownBefore, skipped: block.from - 1 - lastNumber };
  const who = { tenantId, at: now, actorId: actor.userId, deviceId };
  await appendAudit(trx, { ...who, action: 'receipt-block.leased', subject: deviceId, detail });
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

/** What the session was answered to the same question. */
function findAnswer(trx: Trx, { tenantId, deviceId, sessionId }: Session, lastNumber: number) {
  return trx
    .selectFrom('receipt_block')
    .select(['from_number', 'to_number'])
    .where('tenant_id', '=', tenantId)
    .where('device_id', '=', deviceId)
    .where('session_id', '=', sessionId)
    .where('after_number', '=', lastNumber)
    .executeTakeFirst();
}

/** True for a number after which the device has asked before, or with which a block of it ends. */
async function wasLast(trx: Trx, { tenantId, deviceId }: Session, lastNumber: number): Promise<boolean> {
  const row = await trx
    .selectFrom('receipt_block')
    .select('from_number')
    .where('tenant_id', '=', tenantId)
    .where('device_id', '=', deviceId)
    .where((eb) => eb.or([eb('after_number', '=', lastNumber), eb('to_number', '=', lastNumber)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
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
