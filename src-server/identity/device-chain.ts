import { sql } from 'kysely';
import type { ChainHead } from '../../src-shared/protocol/chain-head.ts';
import { commandEnvelopeSchema } from '../../src-shared/protocol/command-envelope.ts';
import type { Clock } from '../app/clock.ts';
import { appendAudit } from '../store/audit.ts';
import type { Db, Store, Trx } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import type { Session } from './session.ts';

type ChainDesk = { readonly store: Store; readonly clock: Clock };
type Caller = Pick<Session, 'tenantId' | 'deviceId' | 'actor'>;

/**
 * Compares where the chain of a device ends with where it ended before, when commands come in. A head that does not lie
 * behind the one before is a device file that was rolled back or rewritten: it is audited once and shown with the
 * device, and the commands are judged all the same. Call it before they are.
 */
export async function checkDeviceChain(
  { store, clock }: ChainDesk,
  caller: Caller,
  head: ChainHead,
  items: readonly unknown[],
): Promise<void> {
  const { tenantId, deviceId } = caller;
  const { rows } = await sql<{ n: string; hash: string }>`
    select n, hash from device_chain(${tenantId}, ${deviceId})
  `.execute(store.db);
  const [known] = rows;
  if (known === undefined || !isBehind(head, { n: Number(known.n), hash: known.hash })) return;
  await inTenant(store.db, tenantId, (trx) => noteBrokenChain(trx, caller, { head, items, now: clock() }));
}

/** Where the chain of a device ended when it last handed in commands: what its workstation compares its own with. */
export async function readDeviceChain(trx: Trx, tenantId: string, deviceId: string): Promise<ChainHead> {
  const device = await trx
    .selectFrom('device')
    .select(['chain_n', 'chain_hash'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', deviceId)
    .executeTakeFirstOrThrow();
  return { n: Number(device.chain_n), hash: device.chain_hash };
}

/** Keeps where the chain of a device ends. Call it once its commands are judged. */
export async function keepDeviceChain(
  db: Db,
  { tenantId, deviceId }: Pick<Session, 'tenantId' | 'deviceId'>,
  { n, hash }: ChainHead,
): Promise<void> {
  await sql`select follow_device_chain(${tenantId}, ${deviceId}, ${n}, ${hash})`.execute(db);
}

function isBehind(head: ChainHead, known: ChainHead): boolean {
  return head.n < known.n || (head.n === known.n && head.hash !== known.hash);
}

type Given = { readonly head: ChainHead; readonly items: readonly unknown[]; readonly now: Date };

async function noteBrokenChain(
  trx: Trx,
  { tenantId, deviceId, actor }: Caller,
  { head, items, now }: Given,
): Promise<void> {
  const device = await trx
    .selectFrom('device')
    .select(['chain_n', 'chain_hash'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', deviceId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const known = { n: Number(device.chain_n), hash: device.chain_hash };
  if (!isBehind(head, known)) return;
  // A request that the network held back brings nothing that the later ones have not brought again.
  if (head.n < known.n && !(await bringsNew(trx, tenantId, items))) return;
  // The chain goes on from here, so that one break is told of once and the next one is seen.
  await trx
    .updateTable('device')
    .set({ chain_n: head.n, chain_hash: head.hash, chain_broken_at: now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', deviceId)
    .execute();
  const what = { action: 'device.chain-broken', subject: deviceId };
  const detail = { n: head.n, hash: head.hash, knownN: known.n, knownHash: known.hash };
  await appendAudit(trx, { tenantId, at: now, actorId: actor.userId, deviceId, ...what, detail });
}

/** Whether there is a command that could be judged and was not. */
async function bringsNew(trx: Trx, tenantId: string, items: readonly unknown[]): Promise<boolean> {
  const ids = new Set(items.flatMap(judgeableId));
  if (ids.size === 0) return false;
  const { rows } = await sql<{ count: string }>`
    select count(*) from command where tenant_id = ${tenantId} and id = any (${[...ids]}::text[])
  `.execute(trx);
  return Number(rows[0]?.count) < ids.size;
}

function judgeableId(item: unknown): readonly string[] {
  const parsed = commandEnvelopeSchema.safeParse(item);
  return parsed.success ? [parsed.data.id] : [];
}
